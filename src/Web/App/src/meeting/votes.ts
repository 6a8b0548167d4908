import type { Ballot, IdeaVotes, Participant, VoteRound } from '../wire';

/** One line of a result: an idea with the place that its dots give it. */
export interface Placed extends IdeaVotes {
  /** 1 for the most dots; equal numbers have the same place, and the place behind them is passed over. */
  place: number;
  isShared: boolean;
  /** Of all dots that were given, between 0 and 1. */
  share: number;
}

/** The ideas with dots in their places. Ties are ties: nothing breaks them. */
export function places(tally: readonly IdeaVotes[]): Placed[] {
  const all = tally.reduce((sum, idea) => sum + idea.votes, 0);
  return [...tally]
    .sort((a, b) => b.votes - a.votes)
    .map((idea) => ({
      ...idea,
      place: 1 + tally.filter((other) => other.votes > idea.votes).length,
      isShared: tally.some((other) => other !== idea && other.votes === idea.votes),
      share: all > 0 ? idea.votes / all : 0,
    }));
}

/** The dots that somebody has given in all. */
export const given = (ballot: Ballot | undefined): number => Object.values(ballot?.votes ?? {}).reduce((sum, dots) => sum + dots, 0);

/** Three dots for each, or one for every four ideas where that is more; with more than a dozen nobody knows any longer what they did with them. */
export const suggestedBudget = (ideas: number): number => Math.min(12, Math.max(3, Math.round(ideas / 4)));

/** Why somebody has no dots in a round. */
export type NoVote = 'observer' | 'late';

/** Whether somebody may vote is settled when a round opens; whoever comes, or begins to take part, later waits for the next. */
export function whyNoVote({ eligible }: VoteRound, { role, number }: Participant): NoVote | undefined {
  if (role === 'observer') return 'observer';
  return eligible && (number > eligible.upTo || eligible.except.includes(number)) ? 'late' : undefined;
}
