import { notNumbered } from '../sync/predict';
import type { AgendaItem, Cluster, Idea, Run } from '../wire';
import { boardOf } from './board-of';

/** Whose ideas somebody wants to see while a method goes on: those of its board, those of their own group there, or all of the meeting. */
export type BoardChoice = 'now' | 'group' | 'all';

export interface OnBoard {
  ideas: readonly Idea[];
  clusters: readonly Cluster[];
  /** How many ideas stand elsewhere. */
  elsewhere: number;
}

/**
 * What is on the board that is worked on now; all that there is without a method, or where it works on all. A cluster is on it that was
 * made for it, and so is each in which one of its ideas stands: an idea never passes for one in no cluster.
 * @param group Of whom it shows the part, where that is asked.
 */
export function onBoard(ideas: Iterable<Idea>, clusters: Iterable<Cluster>, items: ReadonlyMap<string, AgendaItem>, run: Run | undefined, choice: BoardChoice = 'now', group?: string): OnBoard {
  const board = run && choice !== 'all' ? boardOf(items, run.itemId) : undefined;
  if (!run || (board === undefined && choice !== 'group')) return { ideas: [...ideas], clusters: [...clusters], elsewhere: 0 };
  const [there, filled] = [[] as Idea[], new Set<string | undefined>()];
  let elsewhere = 0;
  for (const idea of ideas) {
    // What was just written has its place from the server.
    const isThere = idea.number === notNumbered || ((board === undefined || idea.itemId === board) && (choice !== 'group' || idea.groupId === group));
    if (isThere) {
      there.push(idea);
      filled.add(idea.clusterId);
    } else elsewhere++;
  }
  return { ideas: there, clusters: [...clusters].filter((it) => board === undefined || it.itemId === board || it.itemId === run.itemId || filled.has(it.id)), elsewhere };
}
