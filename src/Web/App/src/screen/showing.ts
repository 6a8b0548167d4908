import type { AgendaItem, Idea, Run, VoteRound } from '../wire';

/** What the hall looks at now. */
export type Shown =
  | { kind: 'vote'; round: VoteRound }
  | { kind: 'result'; round: VoteRound }
  | { kind: 'hidden'; ideas: number; ready: number }
  | { kind: 'board' }
  | { kind: 'nothing' };

interface Seen {
  run?: Run | undefined;
  rounds: readonly VoteRound[];
  ideas: readonly Idea[];
  /** The item that runs now. */
  item?: AgendaItem | undefined;
}

/**
 * What a screen shows: a vote while it is open, and how it came out until the meeting goes on; the number of ideas while they are hidden;
 * otherwise the board.
 */
export function shownOf({ run, rounds, ideas, item }: Seen): Shown {
  const round = rounds.at(-1);
  if (round?.status === 'open') return { kind: 'vote', round };
  const later = [run?.phaseStartedAt, run?.startedAt, item?.startedAt, ...ideas.map((idea) => idea.addedAt)];
  if (round?.closedAt && !later.some((at) => at !== undefined && Date.parse(at) > Date.parse(round.closedAt!))) return { kind: 'result', round };
  const input = run?.phases[run.phase]?.input;
  const isHidden = (run?.hidden ?? 0) > 0 || ((input === 'hidden' || input === 'passSheet') && run?.revealed !== true);
  // Of what is revealed cluster by cluster the rest is still a number.
  if (run && isHidden && ideas.length === 0) return { kind: 'hidden', ideas: run.hidden ?? 0, ready: run.ready ?? 0 };
  return ideas.length > 0 ? { kind: 'board' } : { kind: 'nothing' };
}
