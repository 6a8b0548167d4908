import { centre, type Rect } from './geometry';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The nearest in a direction from where somebody is. Whatever lies in line comes before what lies aside. */
export function towards(direction: Direction, from: Rect, rects: Iterable<readonly [string, Rect]>): string | undefined {
  const start = centre(from);
  let best: string | undefined;
  let least = Infinity;
  for (const [id, rect] of rects) {
    const end = centre(rect);
    const [x, y] = [end.x - start.x, end.y - start.y];
    const along = direction === 'left' ? -x : direction === 'right' ? x : direction === 'up' ? -y : y;
    const aside = Math.abs(direction === 'left' || direction === 'right' ? y : x);
    if (along < 1 || aside > 2 * along + from.width) continue;
    const way = along + 2.5 * aside;
    if (way < least) [best, least] = [id, way];
  }
  return best;
}

/** As one reads: what lies about as high from left to right, and then what lies below it. */
export function readingOrder<T extends Rect>(rects: readonly T[]): T[] {
  const rows: T[][] = [];
  for (const rect of [...rects].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && centre(rect).y < row[0]!.y + row[0]!.height) row.push(rect);
    else rows.push([rect]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.x - b.x || a.y - b.y));
}
