import { expect, it } from 'vitest';
import './page';
import { Surface } from '../src/meeting/canvas/surface.svelte';
import type { Session } from '../src/meeting/session.svelte';
import { Sight } from '../src/meeting/sight.svelte';
import type { Presence } from '../src/sync/frames';
import type { AnyRecord } from '../src/wire';

class Seen extends Sight {
  readonly present = new Map<number, Presence>();

  put(record: AnyRecord): void {
    this.place(`${record.kind}/${record.id}`, record);
  }
}

it('a cluster that somebody else drags moves with all that is in it, and is told once', () => {
  const seen = new Seen('me');
  const person = { kind: 'participant' as const, role: 'participant' as const, joinedAt: '' };
  seen.put({ ...person, id: 'me', number: 1, name: 'Piet' });
  seen.put({ ...person, id: 'her', number: 2, name: 'Fatima' });
  seen.put({ kind: 'cluster', id: 'dak', number: 1, name: 'Dak', authorId: 'her', x: 0, y: 0 });
  seen.put({ kind: 'idea', id: 'zon', number: 1, text: 'Zon', authorId: 'me', addedAt: '', clusterId: 'dak' });
  seen.put({ kind: 'idea', id: 'wind', number: 2, text: 'Wind', authorId: 'me', addedAt: '', x: 2000, y: 0 });
  const surface = new Surface(seen as unknown as Session);
  const [area, zon, wind] = [surface.areaOf('dak')!, surface.rectOf('zon')!, surface.rectOf('wind')!];

  // One's own drag comes back from the server too, and moves nothing twice.
  for (const [by, x, y] of [[1, 500, 500], [2, 30, 40]] as const) seen.present.set(by, { by, drag: { ids: ['dak'], dx: x, dy: y } });
  const others = new Surface(seen as unknown as Session);

  expect(others.areaOf('dak')).toEqual({ ...area, x: area.x + 30, y: area.y + 40 });
  expect(others.rectOf('zon')).toMatchObject({ x: zon.x + 30, y: zon.y + 40 });
  expect(others.rectOf('wind')).toEqual(wind);
  expect(others.othersAreas.get('dak')).toMatchObject({ name: 'Fatima' });
  // The name stands at the cluster, not at each of its notes.
  expect(others.othersDrags.get('zon')).toMatchObject({ areaId: 'dak' });
});
