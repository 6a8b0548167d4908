import { describe, expect, it } from 'vitest';
import { keptActs, UndoStack } from '../src/meeting/undo.svelte';
import type { Command } from '../src/wire';

/** A tab that keeps things, and a sender that gives each command an id. */
function tab() {
  const kept = new Map<string, string>();
  const given: Command[] = [];
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  return { storage, given, give: (command: Command) => `u${given.push(command)}`, stack: () => new UndoStack('meeting', storage) };
}

describe('UndoStack', () => {
  it('UND1: takes back the last deed first, and a redo is the undo of the undo', () => {
    const { stack, give, given } = tab();
    const acts = stack();
    acts.did('a', 'addIdea', 'Zon');
    acts.did('b', 'castVote', 'Zon');
    acts.undo(give);
    acts.undo(give);
    acts.redo(give);
    acts.undo(give);
    expect(given).toEqual(['b', 'a', 'u2', 'u3'].map((commandId) => ({ type: 'undo', commandId })));
    expect(acts.next).toBeUndefined();
    expect(acts.nextRedo).toMatchObject({ type: 'addIdea', name: 'Zon', commandId: 'u4' });
  });

  it('has nothing to put back once something else was done', () => {
    const { stack, give } = tab();
    const acts = stack();
    acts.did('a', 'addIdea', 'Zon');
    acts.undo(give);
    acts.did('b', 'addIdea', 'Wind');
    expect(acts.nextRedo).toBeUndefined();
    expect(acts.next?.name).toBe('Wind');
  });

  it('UND1: keeps the last 50, without what is opened, closed or revealed', () => {
    const acts = tab().stack();
    for (let i = 0; i < 60; i++) acts.did(`a${i}`, 'addIdea', `${i}`);
    for (const type of ['openMeeting', 'closeMeeting', 'removePerson', 'openVoteRound', 'closeVoteRound', 'editMinutes', 'undo'] as const) acts.did(type, type, '');
    let count = 0;
    while (acts.undo(() => `u${count}`)) count++;
    expect(count).toBe(keptActs);
  });

  it('is there again after a reload', () => {
    const { stack, give } = tab();
    const before = stack();
    before.did('a', 'addIdea', 'Zon');
    before.did('b', 'addIdea', 'Wind');
    before.undo(give);
    const after = stack();
    expect(after.next).toEqual(before.next);
    expect(after.nextRedo).toEqual(before.nextRedo);
  });

  it('forgets what was refused, the deed as well as the undo of it', () => {
    const { stack, give } = tab();
    const acts = stack();
    acts.did('a', 'addIdea', 'Zon');
    acts.did('b', 'editIdea', 'Wind');
    acts.refused('b');
    expect(acts.next?.commandId).toBe('a');
    acts.undo(give);
    acts.refused('u1');
    expect([acts.next, acts.nextRedo]).toEqual([undefined, undefined]);
  });

  it('works without a store, and after a store that holds nonsense', () => {
    const acts = new UndoStack('meeting', { getItem: () => '{', setItem: () => { throw new Error('full'); } });
    acts.did('a', 'addIdea', 'Zon');
    expect(acts.next?.name).toBe('Zon');
  });
});
