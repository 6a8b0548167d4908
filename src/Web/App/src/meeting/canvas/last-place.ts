import { keep, kept } from '../../sync/local';
import type { Session } from '../session.svelte';
import type { Camera, Place } from './camera.svelte';
import { centre, meet } from './geometry';
import type { Surface } from './surface.svelte';

/*
 * Where somebody was on the canvas of a meeting when they left it, on this device: they come back to it, whatever the size of the
 * window is then. Where everything has gone from there since, they begin anew.
 */

const keyOf = (session: Pick<Session, 'meetingId' | 'personId'>): string => `samenwerken.canvas.place.${session.meetingId}.${session.personId}`;

export function keepPlace(session: Session, { view, at }: Camera): void {
  const { x, y } = centre(view);
  keep(keyOf(session), JSON.stringify([Math.round(x), Math.round(y), at.zoom]));
}

/** @returns undefined where nothing is remembered, or nothing would be seen there. */
export function lastPlace({ session, camera, plan }: Surface): Place | undefined {
  const [x, y, zoom] = read(kept(keyOf(session)));
  if (!Number.isFinite(x) || !Number.isFinite(y) || !(zoom! > 0)) return undefined;
  const [width, height] = [camera.width / zoom!, camera.height / zoom!];
  const view = { x: x! - width / 2, y: y! - height / 2, width, height };
  for (const rect of [...plan.notes.values(), ...plan.areas.values()]) if (meet(rect, view, 0)) return { x: view.x, y: view.y, zoom: zoom! };
  return undefined;
}

function read(kept: string | null): (number | undefined)[] {
  try {
    const found: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(found) ? found.map(Number) : [];
  } catch {
    return [];
  }
}
