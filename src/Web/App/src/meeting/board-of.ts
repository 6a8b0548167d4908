import type { AgendaItem } from '../wire';

/** The item on whose board another works: itself, unless it works on what came of an earlier one. */
export function boardOf(items: ReadonlyMap<string, AgendaItem>, itemId: string): string | undefined {
  let id: string | undefined = itemId;
  for (let steps = 0; id !== undefined && steps <= items.size; steps++) {
    const item = items.get(id);
    if (item?.worksOn === undefined) return item && id;
    id = item.worksOn;
  }
  return undefined;
}
