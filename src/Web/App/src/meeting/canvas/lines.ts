import { around, centre, grown, meet, type Point, type Rect } from './geometry';
import type { Surface } from './surface.svelte';

/** A line between two notes, from edge to edge. */
export interface Line {
  id: string;
  from: Point;
  to: Point;
  label: string;
  /** Whether it leads to the note from which the arrow keys go on. */
  isNear: boolean;
}

/** The lines of which something is near what is in view. */
export function linesNear(surface: Surface): Line[] {
  const found: Line[] = [];
  const { camera, current, presented, session } = surface;
  for (const { id, fromIdeaId, toIdeaId, label } of session.links.values()) {
    const [one, other] = [surface.rectOf(fromIdeaId), surface.rectOf(toIdeaId)];
    if (!one || !other || !meet(around([one, other])!, camera.nearby)) continue;
    if (presented && !(presented.has(fromIdeaId) && presented.has(toIdeaId))) continue;
    found.push({ id, from: edgeOf(one, centre(other)), to: edgeOf(other, centre(one)), label: label ?? '', isNear: current === fromIdeaId || current === toIdeaId });
  }
  return found;
}

/** Where the way from the middle of a note to a place leaves the note. */
export function edgeOf(rect: Rect, to: Point): Point {
  const from = centre(rect);
  const [x, y] = [to.x - from.x, to.y - from.y];
  if (x === 0 && y === 0) return from;
  const { width, height } = grown(rect, 6);
  const part = Math.min(x === 0 ? Infinity : width / 2 / Math.abs(x), y === 0 ? Infinity : height / 2 / Math.abs(y), 1);
  return { x: from.x + x * part, y: from.y + y * part };
}
