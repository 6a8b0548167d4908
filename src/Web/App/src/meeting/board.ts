import type { Cluster, Idea } from '../wire';

/** A cluster with its ideas, or the ideas in none. */
export interface Group {
  cluster?: Cluster;
  ideas: Idea[];
}

/**
 * The outline of the board: the ideas in no cluster first, since that is where new ones land, then the clusters in the
 * order in which they were made. Every view is a view of this.
 */
export function outline(clusters: Iterable<Cluster>, ideas: Iterable<Idea>): Group[] {
  const byNumber = (a: { number: number; id: string }, b: { number: number; id: string }) => a.number - b.number || (a.id < b.id ? -1 : 1);
  const groups = new Map<string, Group>();
  for (const cluster of [...clusters].sort(byNumber)) groups.set(cluster.id, { cluster, ideas: [] });
  const loose: Group = { ideas: [] };
  for (const idea of [...ideas].sort(byNumber)) (groups.get(idea.clusterId ?? '') ?? loose).ideas.push(idea);
  return [loose, ...groups.values()];
}
