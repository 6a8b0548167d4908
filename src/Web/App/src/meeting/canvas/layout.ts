import { notNumbered } from '../../sync/predict';
import type { Cluster, Idea } from '../../wire';
import { around, bottom, meet, right, type Point, type Rect } from './geometry';
import type { ZoneBoard } from '../layouts';
import { SpatialIndex } from './spatial-index';
import { arrange, type Arrangement } from './zones';

/*
 * Where everything stands. It follows from the records alone, so that everybody sees the same board, and it is calm: a new
 * idea moves no other idea of its kind, and one that leaves moves as few as it can.
 *
 * - An idea in a cluster stands inside the area of that cluster, whatever its own x and y say.
 * - An idea in no cluster stands at its own x and y; one that nobody gave a place stands in the tray, by its number.
 * - Whoever asks for another order has it wherever the layout gives places: in the areas, whose place and size it leaves alone, and in the tray.
 * - A row of the tray keeps the place of an idea that left it; rows that are nearly empty come together. What lies over the tray moves only
 *   the ideas that it would cover: they stand above it.
 * - No two areas come closer than their gap, no note without a place lies on another note or on an area, and no note in no
 *   cluster lies on an area: there it would pass for one of that cluster.
 */

export const noteSize = { width: 232, height: 168 } as const;
/** From the left of one note in a grid to the left of the next; likewise from top to top. */
export const pitch = { x: 256, y: 192 } as const;
/** Everything that is dropped stands on this grid; it divides both pitches. */
export const grid = 32;

/** Between the edge of an area and its notes, and above them the room for its name. */
const padding = 32;
const heading = 64;
export const areaGap = 64;
/** Between the edge of an area and a note that is not of it. */
const noteGap = 24;
/** Ideas that nobody gave a place stand three in a row, and five rows in a block; the blocks lie to the left of the areas. */
const trayColumns = 3;
const blockRows = 5;
export const block = { x: trayColumns * pitch.x + 64, y: blockRows * pitch.y + 64 };
const shelfColumns = 3;
/** A note that would hide another is shown this much lower and to the right. */
const cascade = 32;

export interface Plan {
  notes: ReadonlyMap<string, Rect>;
  areas: ReadonlyMap<string, Rect>;
  /** The ideas of each cluster, in their order; those in no cluster stand under ''. */
  members: ReadonlyMap<string, readonly string[]>;
  /** What the layouts of agenda items arrange, and draw behind it. */
  boards: readonly (ZoneBoard & Arrangement)[];
  /** Around everything; undefined where there is nothing. */
  bounds: Rect | undefined;
}

type Numbered = { id: string; number: number };

/** @param dotsOn Where those with most dots are to come first: how many an idea has. */
export function layOut(clusters: Iterable<Cluster>, ideas: Iterable<Idea>, arranged: readonly ZoneBoard[] = [], dotsOn?: (ideaId: string) => number): Plan {
  const areasToPlace = [...clusters].sort(inOrder);
  const members = new Map<string, string[]>([['', []], ...areasToPlace.map((cluster) => [cluster.id, []] as [string, string[]])]);
  const loose: Idea[] = [];
  const inTheirOrder = [...ideas].sort(inOrder);
  for (const idea of dotsOn ? [...inTheirOrder].sort((a, b) => dotsOn(b.id) - dotsOn(a.id)) : inTheirOrder) {
    const group = idea.clusterId === undefined ? undefined : members.get(idea.clusterId);
    (group ?? members.get('')!).push(idea.id);
    if (!group) loose.push(idea);
  }

  const boards = placeBoards(arranged, members);
  const areas = placeAreas(areasToPlace, members, boards);
  const notes = new Map<string, Rect>();
  for (const [id, area] of areas) members.get(id)!.forEach((ideaId, at) => notes.set(ideaId, dotsOn ? inRows(area, at) : inArea(area, at)));
  const inSlots = (unplaced: readonly Idea[]) => (dotsOn ? unplaced : packedRows(unplaced, trayColumns, nextNumber(inTheirOrder)).flat());
  placeLoose(loose, inSlots, areas, notes);
  return { notes, areas, members, boards, bounds: around([...areas.values(), ...notes.values(), ...boards.map(({ frame }) => frame)]) };
}

/**
 * The place of the n-th note of an area. Each new column is filled from top to bottom, then each new row from left to right,
 * so that an area stays as broad as a screen and a new note never moves an old one.
 */
export function slotOf(index: number): { column: number; row: number } {
  const side = Math.floor(Math.sqrt(index));
  const beyond = index - side * side;
  return beyond < side ? { column: side, row: beyond } : { column: beyond - side, row: side };
}

/** How large the area of a cluster with so many notes is; an empty one has room for a name and a note to be dropped. */
export function areaSize(count: number): { width: number; height: number } {
  const side = Math.floor(Math.sqrt(count));
  const columns = Math.max(2, side * side === count ? side : side + 1);
  const rows = Math.max(1, count - side * side > side ? side + 1 : side);
  return { width: 2 * padding + (columns - 1) * pitch.x + noteSize.width, height: heading + (rows - 1) * pitch.y + noteSize.height + padding };
}

/** Where the n-th note of an area stands. */
export function inArea(area: Rect, index: number): Rect {
  const { column, row } = slotOf(index);
  return { x: area.x + padding + column * pitch.x, y: area.y + heading + row * pitch.y, ...noteSize };
}

/** Where the n-th note of an area stands where what comes first is to be read first: row after row. */
function inRows(area: Rect, index: number): Rect {
  const columns = (area.width - 2 * padding - noteSize.width) / pitch.x + 1;
  return { x: area.x + padding + (index % columns) * pitch.x, y: area.y + heading + Math.floor(index / columns) * pitch.y, ...noteSize };
}

/** One below the other, in the order of the agenda. */
function placeBoards(arranged: readonly ZoneBoard[], members: ReadonlyMap<string, readonly string[]>): (ZoneBoard & Arrangement)[] {
  let y = 0;
  return arranged.map((board) => {
    const arrangement = arrange(board, (id) => areaSize(members.get(id)?.length ?? 0), { x: 0, y });
    y = upToGrid(bottom(arrangement.frame) + areaGap);
    return { ...board, ...arrangement };
  });
}

function placeAreas(clusters: readonly Cluster[], members: ReadonlyMap<string, readonly string[]>, boards: readonly Arrangement[]): Map<string, Rect> {
  // What a layout arranges stands there, whatever its own x and y say; they count again in a layout that is free.
  const areas = new Map<string, Rect>(boards.flatMap((board) => [...board.areas]));
  const taken: Rect[] = boards.map(({ frame }) => frame);
  const settle = (id: string, wanted: Rect) => {
    const rect = freeOf(wanted, taken, areaGap);
    taken.push(rect);
    areas.set(id, rect);
    return rect;
  };
  const sizeOf = (cluster: Cluster) => areaSize(members.get(cluster.id)!.length);

  const free = clusters.filter((cluster) => !areas.has(cluster.id));
  for (const cluster of free) if (hasPlace(cluster)) settle(cluster.id, { x: cluster.x, y: cluster.y, ...sizeOf(cluster) });
  let y = upToGrid(Math.max(0, ...taken.slice(0, boards.length).map((frame) => bottom(frame) + areaGap)));
  for (const row of rowsOf(free.filter((cluster) => !hasPlace(cluster)), shelfColumns, nextNumber(clusters)).values()) {
    let [x, below] = [0, y];
    for (const cluster of row) {
      // Where one was taken away its place stays, so that the others stay too.
      const rect = cluster ? settle(cluster.id, { x, y, ...sizeOf(cluster) }) : { x, y, ...areaSize(0) };
      x = upToGrid(right(rect) + areaGap);
      below = Math.max(below, bottom(rect));
    }
    y = upToGrid(below + areaGap);
  }
  return areas;
}

/** @param inSlots Which of those without a place comes to stand in each slot of the tray. */
function placeLoose(ideas: readonly Idea[], inSlots: (unplaced: readonly Idea[]) => readonly (Idea | undefined)[], areas: ReadonlyMap<string, Rect>, notes: Map<string, Rect>): void {
  const taken = new SpatialIndex(areas);
  // Which of two lies on top does not depend on an order that somebody asks for.
  const placed = ideas.filter(hasPlace).sort(inOrder);
  const corners = new Set<string>();
  for (const idea of placed) {
    const rect = besideOthers({ x: idea.x, y: idea.y, ...noteSize }, [...areas.values()], taken, corners);
    corners.add(cornerOf(rect));
    notes.set(idea.id, rect);
  }
  for (const { id } of placed) taken.add(id, notes.get(id)!);
  const covered: string[] = [];
  inSlots(ideas.filter((idea) => !hasPlace(idea))).forEach((idea, slot) => {
    if (!idea) return;
    if (taken.isFree(inTray(slot), 8)) notes.set(idea.id, inTray(slot));
    else covered.push(idea.id);
  });
  let slot = 0;
  for (const id of covered) {
    while (!taken.isFree(aboveTray(slot), 8)) slot++;
    notes.set(id, aboveTray(slot++));
  }
}

/** Off the areas, and not so close on another note that it hides it. It goes on to the right only, so it comes to an end. */
function besideOthers(wanted: Rect, areas: readonly Rect[], index: SpatialIndex, corners: ReadonlySet<string>): Rect {
  let rect = index.isFree(wanted) ? wanted : freeOf(wanted, areas, noteGap);
  while (true) {
    const hit = index.isFree(rect) ? undefined : areas.find((area) => meet(area, rect));
    if (hit) rect = { ...rect, x: upToGrid(right(hit) + noteGap) };
    else if (corners.has(cornerOf(rect))) rect = { ...rect, x: rect.x + cascade, y: rect.y + cascade };
    else return rect;
  }
}

/** In a block as one reads, row after row; block after block down first and then to the left, so that all of it stays about as broad as high. */
function inTray(slot: number): Rect {
  const row = Math.floor(slot / trayColumns);
  const { column: down, row: left } = slotOf(Math.floor(row / blockRows));
  return { x: (slot % trayColumns) * pitch.x - (left + 1) * block.x, y: (row % blockRows) * pitch.y + down * block.y, ...noteSize };
}

/** Row upon row of two blocks broad. */
function aboveTray(slot: number): Rect {
  const columns = 2 * trayColumns;
  return { x: (slot % columns) * pitch.x - 2 * block.x, y: -(Math.floor(slot / columns) + 1) * pitch.y - padding, ...noteSize };
}

/** Two notes count as lying on the same spot when the same square of this size holds their corners. */
const cornerOf = ({ x, y }: Point): string => `${Math.floor(x / cascade)},${Math.floor(y / cascade)}`;

/**
 * Rows by number: each number has its own place in its own row, so that one that leaves moves nobody. A row that nobody is
 * left in is left out. What the server has not numbered yet gets the numbers that come next.
 */
function rowsOf<T extends Numbered>(items: readonly T[], columns: number, next: number): Map<number, Row<T>> {
  const rows = new Map<number, Row<T>>();
  for (const item of items) {
    const index = (item.number === notNumbered ? next++ : item.number) - 1;
    const at = Math.floor(index / columns);
    if (!rows.has(at)) rows.set(at, Array.from({ length: columns }, () => undefined));
    rows.get(at)![index % columns] = item;
  }
  return rows;
}

type Row<T> = (T | undefined)[];

/**
 * The same rows, but where all that is left of two that stand side by side fits in one, it is one row, and so on with two of
 * such two: so nobody moves but close neighbours of who leaves, and most places are taken however many left. The last rows stay
 * as they are: there the next ideas come.
 */
function packedRows<T extends Numbered>(items: readonly T[], columns: number, next: number): Row<T>[] {
  const rows = rowsOf(items, columns, next);
  const settled = next / columns - blockRows;
  const packed = (first: number, size: number): Row<T>[] => {
    if (size === 1) return rows.has(first) ? [rows.get(first)!] : [];
    const both = [...packed(first, size / 2), ...packed(first + size / 2, size / 2)];
    if (both.length !== 2 || first + size > settled) return both;
    const left = both.flat().filter((item) => item !== undefined);
    return left.length <= columns ? [Array.from({ length: columns }, (_, at) => left[at])] : both;
  };
  return packed(0, 2 ** Math.ceil(Math.log2(Math.max(2, Math.max(...rows.keys(), 1) + 1))));
}

/** The number that comes after all of these. */
function nextNumber(items: Iterable<Numbered>): number {
  let last = 0;
  for (const { number } of items) if (number !== notNumbered && number > last) last = number;
  return last + 1;
}

/** The nearest place straight left, right, up or down where it comes no closer to any other than `gap`. */
export function freeOf(wanted: Rect, others: readonly Rect[], gap: number): Rect {
  if (!others.some((other) => meet(other, wanted, gap))) return wanted;
  const ways = [
    slid(wanted, others, gap, (rect, hit) => ({ ...rect, x: upToGrid(right(hit) + gap) })),
    slid(wanted, others, gap, (rect, hit) => ({ ...rect, y: upToGrid(bottom(hit) + gap) })),
    slid(wanted, others, gap, (rect, hit) => ({ ...rect, x: downToGrid(hit.x - gap - rect.width) })),
    slid(wanted, others, gap, (rect, hit) => ({ ...rect, y: downToGrid(hit.y - gap - rect.height) })),
  ];
  const way = ({ x, y }: Point) => Math.abs(x - wanted.x) + Math.abs(y - wanted.y);
  return ways.reduce((best, other) => (way(other) < way(best) ? other : best));
}

function slid(wanted: Rect, others: readonly Rect[], gap: number, past: (rect: Rect, hit: Rect) => Rect): Rect {
  let rect = wanted;
  for (let hit = others.find((other) => meet(other, rect, gap)); hit; hit = others.find((other) => meet(other, rect, gap))) rect = past(rect, hit);
  return rect;
}

const upToGrid = (length: number): number => Math.ceil(length / grid) * grid;
const downToGrid = (length: number): number => Math.floor(length / grid) * grid;

const hasPlace = <T extends { x?: number; y?: number }>(it: T): it is T & Point => it.x !== undefined && it.y !== undefined;

const inOrder = (a: Numbered, b: Numbered): number => a.number - b.number || (a.id < b.id ? -1 : 1);
