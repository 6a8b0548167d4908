import { bottom, meet, right, type Rect } from './geometry';

const cell = 768;

/** Finds what lies in a part of the canvas without looking at everything: each thing is noted in the squares that it touches. */
export class SpatialIndex {
  readonly #cells = new Map<number, [string, Rect][]>();

  constructor(rects: Iterable<readonly [string, Rect]> = []) {
    for (const [id, rect] of rects) this.add(id, rect);
  }

  add(id: string, rect: Rect): void {
    const entry: [string, Rect] = [id, rect];
    for (let column = squareOf(rect.x); column <= squareOf(right(rect)); column++)
      for (let row = squareOf(rect.y); row <= squareOf(bottom(rect)); row++) {
        const entries = this.#cells.get(keyOf(column, row));
        if (entries) entries.push(entry);
        else this.#cells.set(keyOf(column, row), [entry]);
      }
  }

  /** The ids of what comes closer to a rectangle than `gap`, each once. */
  near(rect: Rect, gap = 0): Set<string> {
    const found = new Set<string>();
    this.#some(rect, gap, (id) => void found.add(id));
    return found;
  }

  isFree(rect: Rect, gap = 0): boolean {
    return !this.#some(rect, gap, () => true);
  }

  /** Whether it was told to stop at one. */
  #some(rect: Rect, gap: number, visit: (id: string) => boolean | void): boolean {
    for (let column = squareOf(rect.x - gap); column <= squareOf(right(rect) + gap); column++)
      for (let row = squareOf(rect.y - gap); row <= squareOf(bottom(rect) + gap); row++)
        for (const [id, other] of this.#cells.get(keyOf(column, row)) ?? []) if (meet(other, rect, gap) && visit(id)) return true;
    return false;
  }
}

const squareOf = (length: number): number => Math.floor(length / cell);

/** A number of its own for each square within some hundred million units. */
const keyOf = (column: number, row: number): number => column * 0x200000 + row;
