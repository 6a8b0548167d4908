import { describe, expect, it } from 'vitest';
import './page';
import { actions, keyOf, menuOf } from '../src/meeting/actions';
import { canvasKeys } from '../src/meeting/canvas/chords';
import { isOurs } from '../src/meeting/keys';
import { Sight } from '../src/meeting/sight.svelte';
import type { Session } from '../src/meeting/session.svelte';
import type { SubjectKind } from '../src/meeting/subject';
import type { AnyRecord, PhaseInput, Role } from '../src/wire';

/** A meeting as somebody sees it, in a phase with such input; without one, in none. */
function meeting(role: Role, input?: PhaseInput, more: AnyRecord[] = []): Session {
  class Seen extends Sight {
    readonly view = 'list';
    readonly acts = { next: undefined, nextRedo: undefined };

    put(record: AnyRecord): void {
      this.place(`${record.kind}/${record.id}`, record);
    }
  }
  const seen = new Seen('me');
  seen.put({ kind: 'meeting', id: 'm', title: 'Warmte', status: 'open', startedAt: '' });
  seen.put({ kind: 'participant', id: 'me', name: 'Mila', number: 1, role, joinedAt: '' });
  seen.put({ kind: 'agendaItem', id: 'a', title: 'Kiezen', order: 1 });
  seen.put({ kind: 'idea', id: 'i', number: 1, text: 'Zon', authorId: 'me', addedAt: '' });
  seen.put({ kind: 'cluster', id: 'c', number: 1, name: 'Dak', authorId: 'me', itemId: 'a', zone: 0 });
  seen.put({ kind: 'cluster', id: 'own', number: 2, name: 'Gevel', authorId: 'me' });
  if (input) seen.put({ kind: 'run', id: 'r', itemId: 'a', phase: 0, status: 'running', startedAt: '', phases: [{ title: 'Nu', minutes: 5, form: 'solo', input }] });
  for (const record of more) seen.put(record);
  return seen as unknown as Session;
}

const menu = (session: Session, kind: SubjectKind, id: string) => menuOf(session, { kind, ids: [id] }).map((action) => action.id);
const onBoard = ['editIdea', 'assignCluster', 'colourIdea', 'addLink', 'removeIdea'];

describe('what a menu offers in a phase', () => {
  it('is all that there is where the phase takes input, and for who leads in every phase', () => {
    for (const input of [undefined, 'hidden', 'open', 'turns', 'passSheet'] as const) expect(menu(meeting('participant', input), 'idea', 'i'), input).toEqual(expect.arrayContaining(onBoard));
    for (const input of ['closed', 'none', 'vote', 'score'] as const) expect(menu(meeting('facilitator', input), 'idea', 'i'), input).toEqual(expect.arrayContaining(onBoard));
  });

  it('is nothing that the server would refuse a participant in a phase that takes none', () => {
    for (const input of ['closed', 'none', 'vote', 'score'] as const) {
      expect(menu(meeting('participant', input), 'idea', 'i'), input).toEqual(['selectIdea']);
      expect(menu(meeting('participant', input), 'cluster', 'own'), input).toEqual([]);
    }
  });

  it('of an idea that something came from is not to remove it, also when that was withdrawn', () => {
    const decision: AnyRecord = { kind: 'decision', id: 'd', number: 1, text: 'Zo doen we het.', itemId: 'a', fromIdeas: ['i'], recordedAt: '', withdrawn: true };
    expect(menu(meeting('facilitator'), 'idea', 'i')).toContain('removeIdea');
    expect(menu(meeting('facilitator', undefined, [decision]), 'idea', 'i')).not.toContain('removeIdea');
  });

  it('moves an idea a little on the canvas only where it stands in no cluster: in one it has its place', () => {
    const onCanvas = (more: AnyRecord[] = []) => Object.assign(meeting('facilitator', undefined, more), { view: 'canvas' });
    const nudge = actions.find(({ id }) => id === 'nudgeUp')!;
    const inCluster: AnyRecord = { kind: 'idea', id: 'i', number: 1, text: 'Zon', authorId: 'me', addedAt: '', clusterId: 'own' };
    expect(nudge.isAllowed(onCanvas(), 'i')).toBe(true);
    expect(nudge.isAllowed(onCanvas([inCluster]), 'i')).toBe(false);
  });

  it('of an idea that another was merged from is not to remove it', () => {
    const merged: AnyRecord = { kind: 'idea', id: 'n', number: 2, text: 'Zon en wind', authorId: 'me', addedAt: '', parents: ['i'] };
    expect(menu(meeting('facilitator', undefined, [merged]), 'idea', 'i')).not.toContain('removeIdea');
  });

  it('of a zone of the method that goes on, and of an item of which something came, is not to remove it', () => {
    expect(menu(meeting('facilitator', 'open'), 'cluster', 'c')).toEqual(expect.arrayContaining(['renameCluster']));
    expect(menu(meeting('facilitator', 'open'), 'cluster', 'c')).not.toContain('removeCluster');
    expect(menu(meeting('facilitator'), 'cluster', 'c')).toContain('removeCluster');
    expect(menu(meeting('facilitator'), 'agendaItem', 'a')).not.toContain('removeAgendaItem');
    expect(menu(meeting('facilitator', undefined, [{ kind: 'agendaItem', id: 'b', title: 'Pauze', order: 2 }]), 'agendaItem', 'b')).toContain('removeAgendaItem');
  });
});

describe('the keys', () => {
  it('of the canvas are none that mean something else on a button, but for dots, which win on a note', () => {
    const own = Object.values(canvasKeys).flat();
    const elsewhere = actions.filter((action) => !['castVote', 'withdrawVote'].includes(action.id)).map(keyOf);
    expect(own.filter((key) => elsewhere.includes(key) && !key.startsWith('Alt+'))).toEqual([]);
  });

  it('with which a browser goes back and forward are ours only on something that they move', () => {
    expect(['Alt+ArrowLeft', 'Alt+ArrowRight'].filter((key) => isOurs(key, false))).toEqual([]);
    expect(['Alt+ArrowLeft', 'Alt+ArrowUp'].filter((key) => isOurs(key, true))).toHaveLength(2);
    expect(isOurs('Alt+ArrowUp', false)).toBe(true);
  });
});
