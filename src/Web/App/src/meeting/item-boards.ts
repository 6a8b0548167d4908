import type { AgendaItem, Cluster, Idea } from '../wire';
import { outline, type ItemBoard } from './board';
import { boardOf } from './board-of';
import type { Filter } from './filter.svelte';

/* Fetched by a meeting with ideas of agenda items: the first visit to any other does without. */

export { default as ItemHeading } from './ItemHeading.svelte';

/**
 * The outline of a meeting with an agenda: the items on whose boards something stands, in the order of the agenda, and what stands on
 * none of them at the end. Each cluster stands in one place, and what is in it stands with it: on the board where it was made, or, where it
 * was made on none, on that of its ideas as long as they all come from one.
 * @returns one board without an item where nothing stands on that of an item.
 */
export function itemBoards(
  clusters: Iterable<Cluster>,
  ideas: Iterable<Idea>,
  items: ReadonlyMap<string, AgendaItem>,
  filter?: Pick<Filter, 'matches' | 'order'>,
  before: readonly ItemBoard[] = [],
): ItemBoard[] {
  const [clusterList, ideaList] = [[...clusters], [...ideas]];
  const boardOfThing = placing(clusterList, ideaList, items);
  const parts = new Map<string | undefined, { clusters: Cluster[]; ideas: Idea[] }>();
  const partOf = (id: string | undefined) => {
    const part = parts.get(id) ?? { clusters: [], ideas: [] };
    parts.set(id, part);
    return part;
  };
  for (const cluster of clusterList) partOf(boardOfThing(cluster)).clusters.push(cluster);
  for (const idea of ideaList) partOf(boardOfThing(idea)).ideas.push(idea);
  const present = [...items.values()].filter((item) => parts.has(item.id)).sort((a, b) => a.order - b.order);
  const order = parts.has(undefined) || present.length === 0 ? [...present, undefined] : present;
  return order.map((item) => {
    const same = before.find((board) => board.item?.id === item?.id);
    const part = partOf(item?.id);
    const groups = outline(part.clusters, part.ideas, filter, same?.groups);
    const isUnchanged = same && same.item === item && same.groups.length === groups.length && groups.every((group, i) => group === same.groups[i]);
    return isUnchanged ? same : { ...(item ? { item } : {}), groups };
  });
}

/** On which board something stands. */
function placing(clusters: readonly Cluster[], ideas: readonly Idea[], items: ReadonlyMap<string, AgendaItem>): (it: Cluster | Idea) => string | undefined {
  const boards = new Map([...items.keys()].map((id) => [id, boardOf(items, id)]));
  const ownBoard = (it: Cluster | Idea) => (it.itemId === undefined ? undefined : boards.get(it.itemId));
  /** The boards of what is in each cluster that was made on none. */
  const within = new Map<string, Set<string | undefined>>();
  for (const cluster of clusters) if (cluster.itemId === undefined) within.set(cluster.id, new Set());
  for (const idea of ideas) within.get(idea.clusterId ?? '')?.add(ownBoard(idea));
  const ofClusters = new Map(clusters.map((cluster) => [cluster.id, within.get(cluster.id)?.size === 1 ? [...within.get(cluster.id)!][0] : ownBoard(cluster)]));
  return (it) => {
    if (it.kind === 'cluster') return ofClusters.get(it.id);
    return it.clusterId !== undefined && ofClusters.has(it.clusterId) ? ofClusters.get(it.clusterId) : ownBoard(it);
  };
}

/**
 * The clusters in the order of the page, and null for no cluster, where an idea would stand then.
 * @param boardId on whose board the idea is.
 */
export function placesOn(boards: readonly ItemBoard[], boardId: string | undefined): (string | null)[] {
  const own = boards.findIndex(({ item }) => item?.id === boardId);
  const loose = own < 0 ? boards.length - 1 : own;
  return boards.flatMap(({ groups }, i) => [...(i === loose ? [null] : []), ...groups.flatMap(({ cluster }) => cluster?.id ?? [])]);
}

/** The item on whose board is worked now. */
export function boardNow(items: ReadonlyMap<string, AgendaItem>): string | undefined {
  for (const item of items.values()) if (item.state === 'running') return boardOf(items, item.id);
  return undefined;
}
