/** Places and sizes on the canvas, in its own units: at a zoom of 1 one unit is one CSS pixel. */
export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

export const right = (rect: Rect): number => rect.x + rect.width;
export const bottom = (rect: Rect): number => rect.y + rect.height;
export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

export function holds(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.x && x < right(rect) && y >= rect.y && y < bottom(rect);
}

/** Whether two rectangles come closer to each other than `gap`. */
export function meet(one: Rect, other: Rect, gap = 0): boolean {
  return one.x < right(other) + gap && other.x < right(one) + gap && one.y < bottom(other) + gap && other.y < bottom(one) + gap;
}

export function moved(rect: Rect, { x, y }: Point): Rect {
  return { x: rect.x + x, y: rect.y + y, width: rect.width, height: rect.height };
}

export function grown(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

/** The rectangle between two corners. */
export function between(one: Point, other: Point): Rect {
  return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

/** The smallest rectangle around all; undefined around nothing. */
export function around(rects: Iterable<Rect>): Rect | undefined {
  let [x, y, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rect of rects) {
    x = Math.min(x, rect.x);
    y = Math.min(y, rect.y);
    x2 = Math.max(x2, right(rect));
    y2 = Math.max(y2, bottom(rect));
  }
  return x === Infinity ? undefined : { x, y, width: x2 - x, height: y2 - y };
}
