import { describe, expect, it, vi } from 'vitest';
import './page';
import { asClock, heardTime, leftOf, serverNow } from '../src/meeting/countdown';
import { onBoard } from '../src/meeting/board-now';
import { boardOf } from '../src/meeting/board-of';
import { shownOf } from '../src/screen/showing';
import type { AgendaItem, Idea, PhaseInput, Run, VoteRound } from '../src/wire';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 10, minute)).toISOString();

const run = (input: PhaseInput, more: Partial<Run> = {}): Run => ({
  kind: 'run', id: 'r', itemId: 'i', phase: 0, status: 'running', startedAt: at(0), phaseStartedAt: at(0),
  phases: [{ title: 'Schrijven', minutes: 5, form: 'solo', input }], ...more,
});
const idea = (id: string, itemId?: string, minute = 1): Idea => ({ kind: 'idea', id, number: 1, text: id, authorId: 'a', addedAt: at(minute), ...(itemId ? { itemId } : {}) });
const item = (id: string, worksOn?: string): AgendaItem => ({ kind: 'agendaItem', id, title: id, order: 1, ...(worksOn ? { worksOn } : {}) });
const round = (more: Partial<VoteRound>): VoteRound => ({ kind: 'voteRound', id: 'v', number: 1, question: 'Wat eerst?', budget: 3, maxPerIdea: 1, secret: true, status: 'open', voters: 21, ballots: 18, openedAt: at(2), ...more });

describe('what a hall sees', () => {
  const none = { rounds: [], ideas: [] };

  it('is a number while ideas are hidden, and the board after the reveal', () => {
    expect(shownOf({ ...none, run: run('hidden', { hidden: 12, ready: 5 }) })).toEqual({ kind: 'hidden', ideas: 12, ready: 5 });
    expect(shownOf({ ...none, run: run('hidden') })).toEqual({ kind: 'hidden', ideas: 0, ready: 0 });
    expect(shownOf({ ...none, run: run('passSheet', { hidden: 3 }) })).toMatchObject({ kind: 'hidden', ideas: 3 });
    expect(shownOf({ ...none, ideas: [idea('x', 'i')], run: run('hidden', { revealed: true }) })).toEqual({ kind: 'board' });
  });

  it('is what was revealed, where it is revealed cluster by cluster', () => {
    expect(shownOf({ ...none, ideas: [idea('x', 'i')], run: run('hidden', { hidden: 2 }) })).toEqual({ kind: 'board' });
  });

  it('is the vote while it is open, and how it came out until the meeting goes on', () => {
    expect(shownOf({ ...none, ideas: [idea('x')], rounds: [round({})] }).kind).toBe('vote');
    const closed = round({ status: 'closed', closedAt: at(5) });
    expect(shownOf({ ...none, ideas: [idea('x')], rounds: [closed] }).kind).toBe('result');
    expect(shownOf({ ...none, ideas: [idea('x'), idea('y', undefined, 6)], rounds: [closed] }).kind).toBe('board');
    expect(shownOf({ ...none, ideas: [idea('x')], rounds: [closed], item: { ...item('i'), startedAt: at(6) } }).kind).toBe('board');
    expect(shownOf({ ...none, rounds: [closed], run: run('hidden', { phaseStartedAt: at(6) }) }).kind).toBe('hidden');
  });

  it('is what belongs to the item that is worked on, which may be that of an earlier one', () => {
    const items = new Map([item('i'), item('j', 'i'), item('k', 'meeting')].map((it) => [it.id, it]));
    const ideas = [idea('x', 'i'), idea('y', 'j'), idea('z')];
    const on = (it: Run | undefined) => onBoard(ideas, [], items, it).ideas;
    expect(on(run('open')).map(({ id }) => id)).toEqual(['x']);
    expect(on(run('open', { itemId: 'j' })).map(({ id }) => id)).toEqual(['x']);
    expect(on(run('open', { itemId: 'k' })), 'it works on all of the meeting').toHaveLength(3);
    expect(on(undefined)).toHaveLength(3);
    // A circle is refused by the server; a page must not hang on one.
    expect(boardOf(new Map([item('a', 'b'), item('b', 'a')].map((it) => [it.id, it])), 'a')).toBeUndefined();
  });
});

describe('the time of the server', () => {
  it('counts where the clock of this device is wrong, and not where it is right', () => {
    vi.useFakeTimers({ now: Date.parse(at(0)) });
    heardTime(new Date(Date.parse(at(2))).toUTCString(), Date.now() - 100, Date.now());
    expect(serverNow() - Date.now()).toBe(120_550);
    heardTime(new Date(Date.now()).toUTCString(), Date.now() - 100, Date.now());
    expect(serverNow()).toBe(Date.now());
    heardTime('', 0, 0);
    expect(serverNow()).toBe(Date.now());
    vi.useRealTimers();
  });

  it('says how long a phase still takes, also while it is paused and when it is over', () => {
    const now = Date.parse(at(3));
    expect(leftOf({ endsAt: at(5) }, now)).toBe(120_000);
    expect(leftOf({ leftMs: 5000 }, now)).toBe(5000);
    expect(leftOf({ endsAt: at(2) }, now)).toBe(-60_000);
    expect(leftOf({}, now)).toBeUndefined();
    expect([asClock(245_000), asClock(59_001), asClock(0), asClock(-61_000)]).toEqual(['4:05', '1:00', '0:00', '1:01']);
  });
});
