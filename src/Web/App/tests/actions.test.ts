import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import './page';
import { actions, allowed, keyOf, menuOf, press } from '../src/meeting/actions';
import { chordOf, isKnown, isSingle, nameOfKey } from '../src/meeting/keys';
import { nameOfHand, placeOf } from '../src/meeting/queue';
import { Sight } from '../src/meeting/sight.svelte';
import type { Session } from '../src/meeting/session.svelte';
import { en } from '../src/text/en';
import { enActions } from '../src/text/en.actions';
import { nl } from '../src/text/nl';
import { nlActions } from '../src/text/nl.actions';
import type { SubjectKind } from '../src/meeting/subject';
import type { AnyRecord, Role, Run, RunStatus } from '../src/wire';

/** All commands that the Domain has, out of the file that is generated from it. */
const commands = (() => {
  const wire = readFileSync(new URL('../src/wire.ts', import.meta.url), 'utf8');
  const union = /export type Command =\n((?:  \| \w+;?\n)+)/.exec(wire)![1]!;
  return [...union.matchAll(/\| (\w+)/g)].map(([, name]) => new RegExp(`interface ${name} \\{\\n  type: '(\\w+)';`).exec(wire)![1]!);
})();

/** A meeting as somebody with a role sees it. */
function meeting(role: Role, records: AnyRecord[] = []): Session {
  class Seen extends Sight {
    readonly acts = { next: undefined, nextRedo: undefined };
    readonly following = { person: undefined };
    readonly present = new Map();
    readonly returned = [];

    put(record: AnyRecord): void {
      this.place(`${record.kind}/${record.id}`, record);
    }
  }
  const seen = new Seen('me');
  seen.put({ kind: 'meeting', id: 'm', title: 'Warmte', status: 'open', startedAt: '' });
  seen.put({ kind: 'participant', id: 'me', name: 'Mila', number: 1, role, joinedAt: '' });
  seen.put({ kind: 'participant', id: 'you', name: 'Piet', number: 2, role: 'participant', joinedAt: '' });
  for (const record of records) seen.put(record);
  return seen as unknown as Session;
}

const idea = (id: string, authorId: string): AnyRecord => ({ kind: 'idea', id, number: 1, text: id, authorId, addedAt: '' });

describe('the list of actions', () => {
  it('has every command of the Domain, so that each can be given by keyboard', () => {
    expect(commands.length).toBeGreaterThan(30);
    const sent = new Set<string>(actions.flatMap((action) => action.sends));
    expect(commands.filter((command) => !sent.has(command))).toEqual([]);
  });

  it('names each action once, and in both languages', () => {
    const ids = actions.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const names of [{ ...nlActions.actions, ...nl.commands }, { ...enActions.actions, ...en.commands }]) {
      for (const id of ids) expect(names[id].trim(), id).not.toBe('');
      expect(Object.keys(names).filter((id) => !(ids as string[]).includes(id))).toEqual([]);
    }
    expect(Object.keys(nl.commands).filter((id) => id in nlActions.actions)).toEqual([]);
  });

  it('gives no key to two actions that are possible at the same moment about the same thing', () => {
    const phases = [{ title: 'Schrijven', minutes: 5, form: 'solo' as const, input: 'hidden' as const }, { title: 'Delen', minutes: 5, form: 'plenary' as const, input: 'open' as const }];
    const runs = ([undefined, 'prepared', 'running', 'paused', 'overtime', 'harvesting', 'finished', 'aborted'] as const).map((status): AnyRecord[] =>
      status ? [{ kind: 'run', id: 'run', itemId: 'mine', phase: 0, status, startedAt: '', phases, hidden: 2 }] : [],
    );
    const plan = { name: 'Brainstorm', layout: 'free' as const, zones: [], phases, voting: { type: 'none' as const } };
    const there: AnyRecord[] = [
      idea('mine', 'me'), { ...idea('other', 'you'), clusterId: 'mine' } as AnyRecord,
      { kind: 'cluster', id: 'mine', number: 1, name: 'Dak', authorId: 'me' }, { kind: 'cluster', id: 'too', number: 2, name: 'Muur', authorId: 'me' },
      { kind: 'agendaItem', id: 'mine', title: 'Ideeën', order: 1, plan },
    ];
    for (const role of ['facilitator', 'noteTaker', 'participant', 'observer'] as const) for (const run of runs) {
      const session = meeting(role, [...there, ...run]);
      for (const about of ['meeting', 'idea', 'cluster', 'agendaItem', 'person', 'decision', 'action'] as const) {
        const subject = about === 'meeting' ? undefined : { kind: about, ids: ['mine'] };
        const keys = actions.filter((action) => action.about === about && allowed(session, action, subject)).map(keyOf);
        const used = keys.filter((key) => key !== undefined);
        expect(new Set(used).size, `${role}, ${about}, ${(run[0] as Run | undefined)?.status ?? 'no run'}: ${used.join(' ')}`).toBe(used.length);
      }
    }
  });
});

describe('what somebody may do', () => {
  const ideas = [idea('mine', 'me'), idea('theirs', 'you')];
  const ids = (session: Session, id: string) => menuOf(session, { kind: 'idea', ids: [id] }).map((action) => action.id);

  it('a participant changes their own idea, and only moves that of another', () => {
    const session = meeting('participant', ideas);
    expect(ids(session, 'mine')).toEqual(expect.arrayContaining(['editIdea', 'assignCluster', 'removeIdea']));
    expect(ids(session, 'theirs')).toContain('assignCluster');
    expect(ids(session, 'theirs')).not.toContain('editIdea');
    expect(ids(session, 'theirs')).not.toContain('removeIdea');
  });

  it('an observer changes nothing', () => {
    const session = meeting('observer', ideas);
    const changing = actions.filter((action) => action.sends.length > 0 && allowed(session, action, { kind: 'idea', ids: ['theirs'] }));
    expect(changing.map((action) => action.id)).toEqual([]);
  });

  it('of many, an action is about those for which it is allowed', () => {
    const session = meeting('participant', ideas);
    const subject = { kind: 'idea' as const, ids: ['mine', 'theirs'] };
    const find = (id: string) => actions.find((action) => action.id === id)!;
    expect(allowed(session, find('removeIdea'), subject)).toEqual(['mine']);
    expect(allowed(session, find('assignCluster'), subject)).toEqual(['mine', 'theirs']);
    expect(allowed(session, find('editIdea'), subject)).toBeUndefined();
  });

  it('an idea that a decision came from is not removed', () => {
    const decision: AnyRecord = { kind: 'decision', id: 'd', number: 1, text: 'Zo doen we het.', itemId: 'x', fromIdeas: ['mine'], recordedAt: '' };
    const session = meeting('facilitator', [...ideas, decision]);
    expect(ids(session, 'mine')).not.toContain('removeIdea');
  });
});

describe('the menus', () => {
  const records: AnyRecord[] = [
    { kind: 'agendaItem', id: 'first', title: 'Inchecken', order: 1 },
    { kind: 'agendaItem', id: 'last', title: 'Kiezen', order: 2 },
    { kind: 'decision', id: 'b', number: 1, text: 'Zo doen we het.', itemId: 'first', fromIdeas: [], recordedAt: '' },
    { kind: 'action', id: 'a', number: 1, text: 'Bel de school.', itemId: 'first', fromIdeas: [], assigneeId: 'you', status: 'open', assignedAt: '' },
  ];
  const menu = (session: Session, kind?: SubjectKind, id = '') => menuOf(session, kind && { kind, ids: [id] }).map((action) => action.id);

  it('of a facilitator hold all that can be done with an agenda item, a person, an outcome and the meeting', () => {
    const session = meeting('facilitator', records);
    expect(menu(session, 'agendaItem', 'first')).toEqual(['agendaItemDown', 'renameAgendaItem', 'planAgendaItem', 'startItem', 'skipItem', 'itemToLater', 'editMinutes', 'lockItem']);
    expect(menu(session, 'agendaItem', 'last')).toEqual(expect.arrayContaining(['agendaItemUp', 'removeAgendaItem']));
    expect(menu(session, 'person', 'you')).toEqual(['setRole', 'removePerson', 'lockPerson', 'nameStandIn']);
    expect(menu(session, 'person', 'me')).toEqual(['setRole']);
    expect(menu(session, 'decision', 'b')).toEqual(['editDecision', 'withdrawDecision']);
    expect(menu(session, 'action', 'a')).toEqual(['completeAction', 'editAction', 'withdrawAction']);
    expect(menu(session)).toEqual(['shortcuts', 'renameMeeting', 'closeMeeting', 'planMeeting', 'showProgramme', 'setMinutesWriters', 'addHand', 'setSpeakingTime', 'makeGroups', 'lobbyOn', 'lockBoard', 'showWay', 'restoreBoard']);
  });

  it('of a participant hold what is theirs to do', () => {
    const session = meeting('participant', records);
    expect(menu(session, 'agendaItem', 'first')).toEqual(['editMinutes']);
    for (const kind of ['person', 'decision', 'action'] as const) expect(menu(session, kind, { person: 'you', decision: 'b', action: 'a' }[kind])).toEqual([]);
    expect(menu(session)).toEqual(['shortcuts', 'showProgramme']);
  });

  it('of a closed meeting leave it to whoever may to say that an action is done', () => {
    for (const role of ['facilitator', 'noteTaker', 'participant'] as const) {
      const session = meeting(role, records);
      session.meeting = { ...session.meeting!, status: 'closed' };
      expect(menu(session, 'action', 'a')).toEqual(role === 'participant' ? [] : ['completeAction']);
      expect(menu(session)).toEqual(role === 'facilitator' ? ['shortcuts', 'openMeeting', 'showProgramme'] : ['shortcuts', 'showProgramme']);
    }
  });
});

describe('the queue of those who want to speak', () => {
  const hand = (id: string, personId?: string, label?: string) => ({ id, channel: 'room' as const, raisedAt: '2026-11-26T10:00:00Z', ...(personId ? { personId } : {}), ...(label ? { label } : {}) });
  const queue = (more: object = {}): AnyRecord => ({ kind: 'queue', id: 'queue', hands: [hand('one', 'you'), hand('two', undefined, 'Mevrouw met sjaal'), hand('three', 'me')], ...more });
  const may = (session: Session, id: string, about = '') => actions.find((action) => action.id === id)!.isAllowed(session, about);

  it('lets whoever takes part raise a hand and lower their own, one by one with the same key', () => {
    for (const role of ['facilitator', 'noteTaker', 'participant'] as const) {
      expect([may(meeting(role), 'raiseHand'), may(meeting(role), 'lowerHand')]).toEqual([true, false]);
      expect([may(meeting(role, [queue()]), 'raiseHand'), may(meeting(role, [queue()]), 'lowerHand')]).toEqual([false, true]);
    }
    expect(may(meeting('observer'), 'raiseHand')).toBe(false);
  });

  it('leaves it to facilitators to give the floor, to add a hand and to take another down', () => {
    const [fatima, piet] = [meeting('facilitator', [queue()]), meeting('participant', [queue()])];
    for (const id of ['nextSpeaker', 'addHand', 'setSpeakingTime']) expect([may(fatima, id), may(piet, id)], id).toEqual([true, false]);
    for (const id of ['giveFloor', 'takeHandDown']) expect([may(fatima, id, 'two'), may(piet, id, 'two')], id).toEqual([true, false]);
    expect(may(fatima, 'giveFloor', 'gone')).toBe(false);
  });

  it('gives the next turn to whoever the facilitator sees first', () => {
    const session = meeting('facilitator', [queue()]);
    const given: object[] = [];
    Object.assign(session, { do: (command: object) => given.push(command) });
    press(session, 'o', undefined);
    press(session, 'o', { kind: 'hand', ids: ['two'] });
    expect(given).toEqual([{ type: 'giveFloor', handId: 'one' }, { type: 'giveFloor', handId: 'two' }]);
  });

  it('lets whoever speaks end their turn', () => {
    const speaks = (personId: string) => queue({ speaking: { hand: hand('four', personId), since: '2026-11-26T10:00:00Z' } });
    expect([may(meeting('participant', [speaks('me')]), 'endTurn'), may(meeting('participant', [speaks('you')]), 'endTurn'), may(meeting('facilitator', [speaks('you')]), 'endTurn')]).toEqual([true, false, true]);
  });

  it('says which place somebody has, and names whoever has no device as they were described', () => {
    const session = meeting('participant', [queue()]);
    expect([placeOf(session), placeOf(meeting('participant'))]).toEqual([3, undefined]);
    expect(session.queue!.hands.map((it) => nameOfHand(session, it))).toEqual(['Piet', 'Mevrouw met sjaal', 'Mila']);
  });
});

describe('while a method goes on', () => {
  const records: AnyRecord[] = [
    { kind: 'agendaItem', id: 'item', title: 'Brainstorm', order: 1, plan: { name: 'Brainstorm', layout: 'free', zones: [], phases: [{ title: 'Schrijven', minutes: 5, form: 'solo', input: 'hidden' }], voting: { type: 'none' } } },
  ];
  const run = (status: RunStatus, more: Partial<Run> = {}): AnyRecord =>
    ({ kind: 'run', id: 'run', itemId: 'item', phase: 0, status, startedAt: '', phases: [{ title: 'Schrijven', minutes: 5, form: 'solo', input: 'hidden' }, { title: 'Delen', minutes: 5, form: 'plenary', input: 'open' }], ...more });
  const possible = (role: Role, ...more: AnyRecord[]) =>
    actions.filter((action) => /Run$|Phase$|Ready$|^reveal|^addMinute$/.test(action.id) && allowed(meeting(role, [...records, ...more]), action, action.about === 'agendaItem' ? { kind: 'agendaItem', ids: ['item'] } : { kind: 'cluster', ids: ['c'] })).map((action) => action.id);

  it('only who leads can lead, and everybody but an observer says that they are ready', () => {
    expect(possible('facilitator')).toEqual(['startRun']);
    expect(possible('facilitator', run('prepared'))).toEqual(['nextPhase', 'choosePhase', 'harvestRun', 'finishRun', 'abortRun']);
    expect(possible('facilitator', run('running'))).toEqual(['nextPhase', 'choosePhase', 'pauseRun', 'addMinute', 'endPhase', 'harvestRun', 'finishRun', 'abortRun', 'sayReady']);
    expect(possible('participant', run('running', { hidden: 3 }))).toEqual(['sayReady']);
    expect(possible('observer', run('running'))).toEqual([]);
    expect(possible('participant', run('prepared'))).toEqual([]);
  });

  it('a phase is the next one, and the last has none', () => {
    expect(possible('facilitator', run('overtime', { phase: 1, hidden: 2 }))).toEqual(['choosePhase', 'addMinute', 'revealIdeas', 'revealCluster', 'harvestRun', 'finishRun', 'abortRun', 'sayReady']);
    expect(possible('participant', run('running'), { kind: 'ready', id: 'me', runId: 'run', phase: 0 })).toEqual(['sayNotReady']);
    expect(possible('participant', run('running', { phase: 1 }), { kind: 'ready', id: 'me', runId: 'run', phase: 0 })).toEqual(['sayReady']);
  });

  it('what a method left hidden can be shown after it, by who leads', () => {
    expect(possible('facilitator', run('aborted', { hidden: 2 }))).toEqual(['startRun', 'revealIdeas', 'revealCluster']);
    expect(possible('participant', run('aborted', { hidden: 2 }))).toEqual([]);
  });

  it('in a phase that is closed, only who leads or takes notes puts ideas on the board', () => {
    const closed = run('running', { phases: [{ title: 'Uitleg', minutes: 5, form: 'plenary', input: 'closed' }] });
    expect((['facilitator', 'noteTaker', 'participant'] as const).map((role) => meeting(role, [...records, closed]).takesIdeas)).toEqual([true, true, false]);
    expect(meeting('participant', [...records, run('running')]).takesIdeas).toBe(true);
  });
});

describe('leading', () => {
  const may = (session: Session, id: string, about = '') => actions.find((action) => action.id === id)!.isAllowed(session, about);
  const lock = (id: string, scope: 'board' | 'person', targetId?: string): AnyRecord => ({ kind: 'lock', id, scope, byId: 'me', at: '', ...(targetId ? { targetId } : {}) });

  it('lets a facilitator lock what is open and unlock what is locked, and never another facilitator or themselves', () => {
    const session = meeting('facilitator', [lock('board', 'board'), lock('person.you', 'person', 'you')]);
    expect([may(session, 'lockBoard'), may(session, 'unlockBoard'), may(session, 'lockPerson', 'you'), may(session, 'unlockPerson', 'you')]).toEqual([false, true, false, true]);
    expect([may(session, 'lockPerson', 'me'), may(meeting('participant'), 'lockBoard')]).toEqual([false, false]);
  });

  it('lets whoever waits in, and not whoever was turned away', () => {
    const waiting = (id: string, turnedAway?: true): AnyRecord => ({ kind: 'waiting', id, name: id, since: '2026-11-26T10:00:00Z', ...(turnedAway ? { turnedAway } : {}) });
    const session = meeting('facilitator', [waiting('piet'), waiting('vreemd', true)]);
    expect([may(session, 'admit', 'piet'), may(session, 'admit', 'vreemd'), may(session, 'admitAll')]).toEqual([true, false, true]);
  });

  it('one key lets others look along and stops it; one of theirs is for looking around and for coming back', () => {
    const ways = ['showWay', 'stopShowing', 'wander', 'goAlong'];
    const spotlight = (byId: string): AnyRecord => ({ kind: 'spotlight', id: 'spotlight', view: 'ideas.list', byId, since: '' });
    const possible = (session: Session) => ways.filter((id) => may(session, id));
    expect(possible(meeting('facilitator'))).toEqual(['showWay']);
    expect(possible(meeting('participant'))).toEqual([]);
    expect(possible(meeting('facilitator', [spotlight('me')]))).toEqual(['stopShowing']);
    const session = meeting('participant', [spotlight('you')]);
    expect(possible(session)).toEqual(['wander']);
    session.wanders = true;
    expect(possible(session)).toEqual(['goAlong']);
  });

  it('what is locked for somebody takes no ideas of theirs, and of a facilitator all', () => {
    expect(meeting('participant', [lock('board', 'board')]).lockedBy).toBe('board');
    expect(meeting('participant', [lock('person.me', 'person', 'me')]).takesIdeas).toBe(false);
    expect(meeting('participant', [lock('person.you', 'person', 'you')]).takesIdeas).toBe(true);
    expect(meeting('facilitator', [lock('board', 'board')]).takesIdeas).toBe(true);
  });

  it('lets the stand-in alone take the lead', () => {
    const session = meeting('participant');
    expect(may(session, 'takeLead')).toBe(false);
    session.meeting = { ...session.meeting!, standInId: 'me' };
    expect(may(session, 'takeLead')).toBe(true);
  });
});

describe('keys', () => {
  const pressed = (key: string, mods: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean } = {}) =>
    chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...mods });

  it('are the same with Caps Lock, and a sign is a sign however it is typed', () => {
    expect(pressed('N')).toBe('n');
    expect(pressed('X', { shiftKey: true })).toBe('Shift+x');
    expect(pressed('?', { shiftKey: true })).toBe('?');
    expect(pressed('+', { shiftKey: true })).toBe('+');
    expect(pressed('z', { metaKey: true })).toBe('Mod+z');
    expect(pressed('y', { ctrlKey: true })).toBe(pressed('Z', { ctrlKey: true, shiftKey: true }));
    expect(pressed('ArrowUp', { altKey: true })).toBe('Alt+ArrowUp');
  });

  it('leave what they do not know to the browser', () => {
    for (const chord of [pressed('Tab'), pressed('f', { ctrlKey: true }), pressed('n', { ctrlKey: true }), pressed('q')]) expect(isKnown(chord)).toBe(false);
  });

  it('of one letter or sign can be told from others, which 2.1.4 leaves alone', () => {
    expect(['n', '?', '+', 'Shift+x', '1'].every(isSingle)).toBe(true);
    expect(['Delete', 'Mod+z', 'Alt+ArrowUp', 'Escape'].some(isSingle)).toBe(false);
  });

  it('are named as they stand on a keyboard', () => {
    expect(nameOfKey('Mod+Shift+z', nlActions.keys)).toBe('Ctrl + Shift + Z');
    expect(nameOfKey('Alt+ArrowUp', nlActions.keys)).toBe('Alt + ↑');
    expect(nameOfKey('+', nlActions.keys)).toBe('+');
  });
});

it('all ideas that are picked out are those that the filter shows', () => {
  const session = meeting('participant', [idea('mine', 'me'), idea('theirs', 'you')]);
  Object.assign(session, { digest: { say: () => undefined } });
  session.filter.person = 'you';
  actions.find((action) => action.id === 'selectAll')!.run(session, []);
  expect([...session.selection.ideas]).toEqual(['theirs']);
});
