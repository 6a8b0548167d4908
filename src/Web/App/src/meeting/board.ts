import type { AgendaItem, Cluster, Idea } from '../wire';
import type { Filter } from './filter.svelte';
import { subjectKey } from './subject';

/** A cluster with its ideas, or the ideas in none. */
export interface Group {
  cluster?: Cluster;
  ideas: Idea[];
  /** How many ideas it has that the filter does not show. */
  hidden: number;
}

/** What stands on the board of one item of the agenda; without an item, what stands on that of none, or, in a meeting without, everything. */
export interface ItemBoard {
  item?: AgendaItem;
  groups: Group[];
}

export const byNumber = (a: { number: number; id: string }, b: { number: number; id: string }) => a.number - b.number || (a.id < b.id ? -1 : 1);

/**
 * The outline of the board: the ideas in no cluster first, since that is where new ones land, then the clusters in the
 * order in which they were made. Every view is a view of this.
 * @param before what it was until now: of a cluster in which nothing changed it gives the same object, so that nobody who shows
 * it has to look at each of its ideas.
 */
export function outline(clusters: Iterable<Cluster>, ideas: Iterable<Idea>, filter?: Pick<Filter, 'matches' | 'order'>, before: readonly Group[] = []): Group[] {
  const groups = new Map<string, Group>();
  for (const cluster of [...clusters].sort(byNumber)) groups.set(cluster.id, { cluster, ideas: [], hidden: 0 });
  const loose: Group = { ideas: [], hidden: 0 };
  for (const idea of ideas) {
    const group = groups.get(idea.clusterId ?? '') ?? loose;
    if (!filter || filter.matches(idea)) group.ideas.push(idea);
    else group.hidden++;
  }
  const all = [loose, ...groups.values()];
  for (const group of all) {
    // They mostly come in their order already, and there can be thousands.
    if (group.ideas.some((idea, i) => i > 0 && byNumber(group.ideas[i - 1]!, idea) > 0)) group.ideas.sort(byNumber);
    filter?.order(group.ideas);
  }
  const known = new Map(before.map((group) => [group.cluster?.id, group]));
  return all.map((group) => {
    const same = known.get(group.cluster?.id);
    return same && isSame(same, group) ? same : group;
  });
}

const isSame = (one: Group, other: Group): boolean =>
  one.cluster === other.cluster && one.hidden === other.hidden && one.ideas.length === other.ideas.length && one.ideas.every((idea, i) => idea === other.ideas[i]);

/** What the arrows lead past, in the order of the page. */
export const stopsOf = (boards: readonly ItemBoard[]): string[] =>
  boards.flatMap(({ item, groups }) => [
    ...(item ? [subjectKey('agendaItem', item.id)] : []),
    ...groups.flatMap(({ cluster, ideas }) => [...(cluster ? [subjectKey('cluster', cluster.id)] : []), ...ideas.map((idea) => subjectKey('idea', idea.id))]),
  ]);
