import type { AgendaItem, BoardLayout, Cluster, Run } from '../wire';
import { boardOf } from './board-of';

/** Every way to look at a board, in the order in which they are offered. */
export const layouts: readonly BoardLayout[] = ['free', 'columns', 'grid', 'quadrants', 'axis', 'rings', 'tables', 'agendaWall', 'timeline', 'xcurve', 'list'];

/** The clusters of an agenda item as its layout arranges them. */
export interface ZoneBoard {
  itemId: string;
  title: string;
  layout: Exclude<BoardLayout, 'free'>;
  /** What its sides say. */
  axes: readonly string[];
  zones: readonly { id: string; row?: number; column?: number }[];
}

const byZone = (a: Cluster, b: Cluster) => (a.zone ?? 0) - (b.zone ?? 0) || a.number - b.number;

/**
 * What is arranged: of each agenda item the zones of its plan, and where that names none, the clusters that were made on its board. A free
 * layout arranges nothing, so that everything stands where people put it.
 */
export function zoneBoards(clusters: readonly Cluster[], items: ReadonlyMap<string, AgendaItem>, run?: Run): ZoneBoard[] {
  const taken = new Set<string>();
  const boards: ZoneBoard[] = [];
  for (const item of [...items.values()].sort((a, b) => a.order - b.order)) {
    const { plan } = item;
    if (!plan || plan.layout === 'free') continue;
    const board = run?.itemId === item.id ? boardOf(items, item.id) : item.id;
    const own = clusters.filter((cluster) => !taken.has(cluster.id) && (plan.zones.length > 0 ? cluster.itemId === item.id && cluster.zone !== undefined : cluster.itemId === board && cluster.zone === undefined));
    if (own.length === 0) continue;
    for (const { id } of own) taken.add(id);
    boards.push({
      itemId: item.id,
      title: item.title,
      layout: plan.layout,
      axes: plan.axes ?? [],
      zones: own.sort(byZone).map((cluster) => {
        const { row, column } = plan.zones[cluster.zone ?? -1] ?? {};
        return { id: cluster.id, ...(row !== undefined && column !== undefined ? { row, column } : {}) };
      }),
    });
  }
  return boards;
}
