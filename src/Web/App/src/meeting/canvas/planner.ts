import type { Cluster, Idea } from '../../wire';
import type { ZoneBoard } from '../layouts';
import { layOut, type Plan } from './layout';

/** Lays out anew only when something changed that the layout looks at: not for a letter in a text, a colour or, in the order in which they were written, a vote. */
export class Planner {
  #seen: readonly unknown[] = [];
  #plan: Plan | undefined;

  plan(clusters: Iterable<Cluster>, ideas: Iterable<Idea>, arranged: readonly ZoneBoard[] = [], dotsOn?: (ideaId: string) => number): Plan {
    const [clusterList, ideaList] = [[...clusters], [...ideas]];
    const seen: unknown[] = [];
    for (const { id, number, x, y } of clusterList) seen.push(id, number, x, y);
    for (const { id, number, x, y, clusterId } of ideaList) seen.push(id, number, x, y, clusterId, dotsOn?.(id));
    for (const { itemId, title, layout, axes, zones } of arranged) seen.push(itemId, title, layout, ...axes, ...zones.flatMap(({ id, row, column }) => [id, row, column]));
    if (this.#plan && seen.length === this.#seen.length && seen.every((value, at) => value === this.#seen[at])) return this.#plan;
    this.#seen = seen;
    return (this.#plan = layOut(clusterList, ideaList, arranged, dotsOn));
  }
}
