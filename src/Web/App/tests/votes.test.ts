import { describe, expect, it } from 'vitest';
import { given, places, suggestedBudget, whyNoVote } from '../src/meeting/votes';
import { predict, predictAll, touches } from '../src/sync/predict';
import { changed } from '../src/sync/fold';
import type { AnyRecord, Command, Participant, VoteRound } from '../src/wire';

await predictAll();

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
  expect([0, 8, 13, 14, 30, 900].map(suggestedBudget)).toEqual([3, 3, 3, 4, 8, 12]);
});

describe('who has no dots', () => {
  const round = { eligible: { upTo: 4, except: [2] } } as VoteRound;
  const person = (number: number, role: Participant['role'] = 'participant') => ({ number, role }) as Participant;

  it('an observer', () => expect(whyNoVote(round, person(1, 'observer'))).toBe('observer'));
  it('who came later', () => expect(whyNoVote(round, person(5))).toBe('late'));
  it('who began to take part since', () => expect(whyNoVote(round, person(2))).toBe('late'));
  it('nobody else', () => expect([1, 3, 4].map((number) => whyNoVote(round, person(number)))).toEqual([undefined, undefined, undefined]));
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

it('predicts of an edited action what its writer changed, and leaves the rest to others', () => {
  const edit = (fields: object) => predict({ type: 'editAction', actionId: 'a', text: 'Bel', assignee: 'piet', was: 'Bel', ...fields } as Command, { personId: 'me', at: 0 });
  expect(edit({ wasAssignee: 'piet', due: '2026-12-01', wasDue: '2026-12-01' })).toEqual([{ patch: { kind: 'action', id: 'a', text: 'Bel' } }]);
  expect(edit({ wasAssignee: 'noor', wasDue: '2026-12-01' })).toEqual([{ patch: { kind: 'action', id: 'a', text: 'Bel', assigneeId: 'piet', due: null } }]);
  expect(edit({})).toEqual([{ patch: { kind: 'action', id: 'a', text: 'Bel', assigneeId: 'piet', due: null } }]);
});

it('predicts decisions and actions, not numbered yet', () => {
  const acting = { personId: 'me', at: 0 };
  expect(predict({ type: 'recordDecision', decisionId: 'd', itemId: 'i', text: 'Ja', fromIdeas: ['x'] }, acting)).toMatchObject([
    { put: { kind: 'decision', id: 'd', fromIdeas: ['x'], number: Number.MAX_SAFE_INTEGER } },
  ]);
  expect(predict({ type: 'completeAction', actionId: 'a' }, acting)).toMatchObject([{ patch: { kind: 'action', id: 'a', status: 'done' } }]);
});
