import { around, centre, type Rect } from './geometry';
import type { Plan } from './layout';
import { readingOrder } from './ways';

/** What a presentation shows at a time: notes that fit on the screen in letters that the last row can read. */
export interface Scene {
  /** The cluster that it is of; '' for ideas in none, undefined for everything at once. */
  clusterId?: string;
  ids: readonly string[];
  rect: Rect;
  /** Which part of its cluster it is, from 1, and how many there are. */
  part: number;
  parts: number;
  /** Its notes would be too small to read: instead of them it tells the clusters, and how many ideas are in each. */
  contents?: readonly { clusterId: string; count: number }[];
}

/**
 * Everything at once, or else what there is; then each cluster in the order in which one reads, then what is in none, in the order in which
 * it was written; what does not fit in large letters is cut into parts that do.
 * @param room How much of the canvas fits on the screen when letters are just large enough.
 */
export function scenesOf(plan: Plan, room: { width: number; height: number }): Scene[] {
  if (!plan.bounds) return [];
  const areas = readingOrder([...plan.areas].map(([id, rect]) => ({ id, ...rect })));
  const contents = [...areas.map(({ id }) => id), ''].map((clusterId) => ({ clusterId, count: plan.members.get(clusterId)!.length })).filter(({ count }) => count > 0);
  const isReadable = fits(plan.bounds, room);
  // Of one kind alone there is nothing to tell.
  const scenes: Scene[] = isReadable || contents.length > 1 ? [{ ids: [...plan.notes.keys()], rect: plan.bounds, part: 1, parts: 1, ...(isReadable ? {} : { contents }) }] : [];
  for (const area of areas) {
    const ids = plan.members.get(area.id)!;
    if (ids.length > 0) add(scenes, plan, area.id, ids, room, area);
  }
  const loose = plan.members.get('')!;
  if (loose.length > 0) add(scenes, plan, '', loose, room);
  return scenes;
}

/** Of a plan, the notes that somebody wants to see, and the areas that hold any of them. */
export function narrowed({ notes, areas, members, boards }: Plan, matches: (ideaId: string) => boolean): Plan {
  const seenNotes = new Map([...notes].filter(([id]) => matches(id)));
  const seenMembers = new Map([...members].map(([clusterId, ids]) => [clusterId, ids.filter((id) => seenNotes.has(id))]));
  const seenAreas = new Map([...areas].filter(([clusterId]) => seenMembers.get(clusterId)!.length > 0));
  return { notes: seenNotes, areas: seenAreas, members: seenMembers, boards, bounds: around([...seenAreas.values(), ...seenNotes.values()]) };
}

function add(scenes: Scene[], plan: Plan, clusterId: string, ids: readonly string[], room: { width: number; height: number }, area?: Rect): void {
  const whole = area ?? boundsOf(plan, ids);
  const parts = fits(whole, room) ? [{ ids, rect: whole }] : (area ? cut(plan, ids, room) : inTheirOrder(plan, ids, room)).map((part) => ({ ids: part, rect: boundsOf(plan, part) }));
  parts.forEach(({ ids, rect }, at) => scenes.push({ clusterId, ids, rect, part: at + 1, parts: parts.length }));
}

/** One after the other for as long as they fit, or, where people put them all over the canvas, what lies together, whichever takes fewer parts. */
function inTheirOrder(plan: Plan, ids: readonly string[], room: { width: number; height: number }): string[][] {
  const runs: string[][] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run && fits(boundsOf(plan, [...run, id]), room)) run.push(id);
    else runs.push([id]);
  }
  const places = new Map(ids.map((id, at) => [id, at]));
  const first = (part: readonly string[]) => Math.min(...part.map((id) => places.get(id)!));
  const together = cut(plan, ids, room).sort((a, b) => first(a) - first(b));
  return together.length < runs.length ? together : runs;
}

/** Cut in two across its longer side, as often as it takes. */
function cut(plan: Plan, ids: readonly string[], room: { width: number; height: number }): string[][] {
  const rect = boundsOf(plan, ids);
  if (ids.length === 1 || fits(rect, room)) return [[...ids]];
  const isWide = rect.width / room.width > rect.height / room.height;
  const at = (id: string) => centre(plan.notes.get(id)!)[isWide ? 'x' : 'y'];
  const middle = isWide ? centre(rect).x : centre(rect).y;
  const one = ids.filter((id) => at(id) <= middle);
  const other = ids.filter((id) => at(id) > middle);
  // Two that stand on one line cannot be parted across it.
  if (one.length === 0 || other.length === 0) return [ids.slice(0, ids.length / 2), ids.slice(ids.length / 2)].flatMap((half) => (half.length < ids.length ? cut(plan, half, room) : [half]));
  return [...cut(plan, one, room), ...cut(plan, other, room)];
}

const fits = (rect: Rect, room: { width: number; height: number }): boolean => rect.width <= room.width && rect.height <= room.height;

const boundsOf = (plan: Plan, ids: readonly string[]): Rect => around(ids.map((id) => plan.notes.get(id)!))!;
