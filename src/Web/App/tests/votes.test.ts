import { describe, expect, it } from 'vitest';
import { given, places, suggestedBudget, whyNoVote } from '../src/meeting/votes';
import { predict, touches } from '../src/sync/predict';
import { changed } from '../src/sync/fold';
import type { AnyRecord, Command, Participant, VoteRound } from '../src/wire';

const tally = (...votes: number[]) => votes.map((count, index) => ({ ideaId: `i${index}`, votes: count }));

describe('places', () => {
  it('ties share a place, and the place behind them is passed over', () => {
    expect(places(tally(5, 3, 3, 1)).map(({ place, isShared }) => [place, isShared])).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [4, false],
    ]);
  });

  it('puts the most first, and of equals leaves the order as it came', () => {
    expect(places(tally(1, 3, 1)).map((line) => line.ideaId)).toEqual(['i1', 'i0', 'i2']);
  });

  it('shares are of all dots that were given', () => expect(places(tally(3, 1)).map((line) => line.share)).toEqual([0.75, 0.25]));

  it('has no places where there are no dots', () => expect(places([])).toEqual([]));
});

it('suggests three dots, or one for every four ideas, and never more than there may be', () => {
  expect([0, 8, 13, 14, 30, 900].map(suggestedBudget)).toEqual([3, 3, 3, 4, 8, 99]);
});

describe('who has no dots', () => {
  const round = { openedAt: '2026-11-22T10:00:00Z' } as VoteRound;
  const person = (joinedAt: string, role: Participant['role'] = 'participant') => ({ joinedAt, role }) as Participant;

  it('an observer', () => expect(whyNoVote(round, person('2026-11-22T09:00:00Z', 'observer'), false)).toBe('observer'));
  it('who came later', () => expect(whyNoVote(round, person('2026-11-22T10:00:01Z'), false)).toBe('late'));
  it('who was told so by the server', () => expect(whyNoVote(round, person('2026-11-22T09:00:00Z'), true)).toBe('late'));
  it('nobody else', () => expect(whyNoVote(round, person('2026-11-22T09:59:59Z'), false)).toBeUndefined());
});

describe('the prediction of a vote', () => {
  const acting = { personId: 'me', at: 0 };
  const vote = (type: 'castVote' | 'withdrawVote', ideaId: string): Command => ({ type, roundId: 'r', ideaId });

  /** The ballot after commands, one after another, as the session folds them. */
  const after = (ballot: AnyRecord | undefined, ...commands: Command[]) =>
    commands.reduce<AnyRecord | undefined>((seen, command) => predict(command, acting, seen).reduce(changed, seen), ballot);

  it('is one’s own ballot and nothing else: never a total', () => {
    expect(predict(vote('castVote', 'x'), acting)).toEqual([{ put: { kind: 'ballot', id: 'r.me', roundId: 'r', voterId: 'me', votes: { x: 1 } } }]);
  });

  it('counts on from what is there', () => {
    const ballot: AnyRecord = { kind: 'ballot', id: 'r.me', roundId: 'r', voterId: 'me', votes: { x: 1 } };
    expect(after(ballot, vote('castVote', 'x'), vote('castVote', 'y'))).toMatchObject({ votes: { x: 2, y: 1 } });
    expect(after(ballot, vote('withdrawVote', 'x'))).toMatchObject({ votes: {} });
    expect(after(undefined, vote('castVote', 'x'), vote('castVote', 'x'), vote('withdrawVote', 'x'))).toMatchObject({ votes: { x: 1 } });
  });

  it('leaves the confirmed ballot as it was', () => {
    const ballot: AnyRecord = Object.freeze({ kind: 'ballot', id: 'r.me', roundId: 'r', voterId: 'me', votes: Object.freeze({ x: 1 }) }) as AnyRecord;
    after(ballot, vote('castVote', 'x'));
    expect(given(ballot as never)).toBe(1);
  });

  it('names the note whose dot is not saved yet', () => {
    expect(touches(vote('castVote', 'x'), acting)).toEqual(['ballot/r.me', 'dots/r.x']);
  });
});

it('predicts decisions and actions, not numbered yet', () => {
  const acting = { personId: 'me', at: 0 };
  expect(predict({ type: 'recordDecision', decisionId: 'd', itemId: 'i', text: 'Ja', fromIdeas: ['x'] }, acting)).toMatchObject([
    { put: { kind: 'decision', id: 'd', fromIdeas: ['x'], number: Number.MAX_SAFE_INTEGER } },
  ]);
  expect(predict({ type: 'completeAction', actionId: 'a' }, acting)).toMatchObject([{ patch: { kind: 'action', id: 'a', status: 'done' } }]);
});
