import { bottom, centre, right, type Point, type Rect } from './geometry';
import { grid, noteSize, pitch } from './layout';

/** A line along which what is dragged stands in line with a neighbour. */
export interface Guide {
  from: Point;
  to: Point;
}

export interface Snapped {
  /** How much further than asked it stands. */
  by: Point;
  guides: Guide[];
}

const gap = pitch.x - noteSize.width;

/**
 * Where something that is dragged comes to stand: in line with a neighbour that is close enough, or else on the grid.
 * @param tolerance How far a neighbour draws it, in units of the canvas.
 */
export function snap(rect: Rect, neighbours: Iterable<Rect>, tolerance: number): Snapped {
  let [across, down]: [Fit | undefined, Fit | undefined] = [undefined, undefined];
  for (const other of neighbours) {
    across = nearest(across, rect.x, [other.x, right(other) - rect.width, right(other) + gap, other.x - gap - rect.width], other, tolerance);
    down = nearest(down, rect.y, [other.y, bottom(other) - rect.height, bottom(other) + gap, other.y - gap - rect.height], other, tolerance);
  }
  const by = { x: across?.by ?? onGrid(rect.x) - rect.x, y: down?.by ?? onGrid(rect.y) - rect.y };
  const stands = { ...rect, x: rect.x + by.x, y: rect.y + by.y };
  const guides: Guide[] = [];
  if (across) {
    const x = lineOf(stands.x, right(stands), across.other.x, right(across.other));
    const ends = [centre(stands).y, centre(across.other).y];
    guides.push({ from: { x, y: Math.min(...ends) }, to: { x, y: Math.max(...ends) } });
  }
  if (down) {
    const y = lineOf(stands.y, bottom(stands), down.other.y, bottom(down.other));
    const ends = [centre(stands).x, centre(down.other).x];
    guides.push({ from: { x: Math.min(...ends), y }, to: { x: Math.max(...ends), y } });
  }
  return { by, guides };
}

interface Fit {
  by: number;
  other: Rect;
}

function nearest(best: Fit | undefined, at: number, places: readonly number[], other: Rect, tolerance: number): Fit | undefined {
  for (const place of places) {
    const by = place - at;
    if (Math.abs(by) <= (best ? Math.abs(best.by) - 0.01 : tolerance)) best = { by, other };
  }
  return best;
}

/** The edge that the two share, or the edge of the first that faces the other. */
function lineOf(start: number, end: number, otherStart: number, otherEnd: number): number {
  if (Math.abs(start - otherStart) < 1) return start;
  if (Math.abs(end - otherEnd) < 1) return end;
  return start > otherStart ? start : end;
}

export const onGrid = (length: number): number => Math.round(length / grid) * grid;
