import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meet, type Rect } from '../src/meeting/canvas/geometry';
import { grid, layOut, noteSize } from '../src/meeting/canvas/layout';
import { Planner } from '../src/meeting/canvas/planner';
import type { Camera } from '../src/meeting/canvas/camera.svelte';
import { keepPlace, lastPlace } from '../src/meeting/canvas/last-place';
import type { Surface } from '../src/meeting/canvas/surface.svelte';
import type { Session } from '../src/meeting/session.svelte';
import { narrowed, scenesOf } from '../src/meeting/canvas/scenes';
import { snap } from '../src/meeting/canvas/snap';
import { SpatialIndex } from '../src/meeting/canvas/spatial-index';
import { readingOrder, towards } from '../src/meeting/canvas/ways';
import type { Cluster, Idea } from '../src/wire';

const rects = fc.array(
  fc.record({ x: fc.integer({ min: -4000, max: 4000 }), y: fc.integer({ min: -4000, max: 4000 }), width: fc.integer({ min: 1, max: 1500 }), height: fc.integer({ min: 1, max: 1500 }) }),
  { minLength: 1, maxLength: 40 },
);

const idea = (number: number, more: Partial<Idea> = {}): Idea => ({ kind: 'idea', id: `i${number}`, number, text: '', authorId: '', addedAt: '', ...more });
const cluster = (number: number, more: Partial<Cluster> = {}): Cluster => ({ kind: 'cluster', id: `c${number}`, number, name: '', authorId: '', ...more });

it('the index finds what a look at everything finds', () => {
  fc.assert(
    fc.property(rects, fc.nat({ max: 50 }), (all, gap) => {
      const [asked, ...others] = all as [Rect, ...Rect[]];
      const index = new SpatialIndex(others.map((rect, at) => [`${at}`, rect]));
      const near = others.flatMap((rect, at) => (meet(rect, asked, gap) ? [`${at}`] : []));
      expect([...index.near(asked, gap)].sort()).toEqual(near.sort());
      expect(index.isFree(asked, gap)).toBe(near.length === 0);
    }),
  );
});

describe('what is dragged', () => {
  const note = (x: number, y: number): Rect => ({ x, y, ...noteSize });

  it('stands on the grid where no neighbour is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (x, y) => {
        const { by, guides } = snap(note(x, y), [], 8);
        expect([(x + by.x) % grid, (y + by.y) % grid].map(Math.abs)).toEqual([0, 0]);
        expect(Math.max(Math.abs(by.x), Math.abs(by.y))).toBeLessThanOrEqual(grid / 2);
        expect(guides).toEqual([]);
      }),
    );
  });

  it('stands in line with a neighbour that is close enough, and shows with which', () => {
    const { by, guides } = snap(note(105, 400), [note(100, 0)], 8);
    expect(by.x).toBe(-5);
    expect(guides).toHaveLength(1);
    expect(guides[0]!.from.x).toBe(100);
    expect(snap(note(120, 400), [note(100, 0)], 8).guides).toEqual([]);
  });
});

describe('the arrow keys', () => {
  it('lead to the nearest note in their direction, what lies in line first', () => {
    const from = { x: 0, y: 0, ...noteSize };
    const all: [string, Rect][] = [
      ['beside', { x: 256, y: 0, ...noteSize }],
      ['aslant', { x: 250, y: 150, ...noteSize }],
      ['below', { x: 0, y: 192, ...noteSize }],
      ['far', { x: 900, y: 0, ...noteSize }],
    ];
    expect(towards('right', from, all)).toBe('beside');
    expect(towards('down', from, all)).toBe('below');
    expect(towards('left', from, all)).toBeUndefined();
  });

  it('lead from every note of a board to every other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4 }), (count, clusters) => {
        const plan = layOut(Array.from({ length: clusters }, (_, i) => cluster(i + 1)), Array.from({ length: count }, (_, i) => idea(i + 1, i % 3 === 0 ? {} : { clusterId: `c${(i % clusters) + 1}` })));
        const reached = new Set([[...plan.notes.keys()][0]!]);
        for (const id of reached)
          for (const way of ['left', 'right', 'up', 'down'] as const) {
            const to = towards(way, plan.notes.get(id)!, [...plan.notes].filter(([other]) => other !== id));
            if (to) reached.add(to);
          }
        expect(reached.size).toBe(plan.notes.size);
      }),
    );
  });

  it('everything is read once, from above to below and from left to right', () => {
    const places = [[600, 10], [0, 0], [300, 5], [0, 200], [300, 190]].map(([x, y], at) => ({ at, x: x!, y: y!, ...noteSize }));
    expect(readingOrder(places).map(({ at }) => at)).toEqual([1, 2, 0, 3, 4]);
  });
});

describe('where somebody was', () => {
  const session = { meetingId: 'm', personId: 'p' } as Session;
  const surfaceOf = (width: number, ideas: Idea[]) => ({ session, camera: { width, height: 600 }, plan: layOut([], ideas) }) as unknown as Surface;

  it('is where they come back to, around the same middle in a window of another size', () => {
    keepPlace(session, { view: { x: 100, y: 0, width: 400, height: 300 }, at: { x: 100, y: 0, zoom: 2 } } as Camera);
    expect(lastPlace(surfaceOf(400, [idea(1, { x: 250, y: 100 })]))).toEqual({ x: 200, y: 0, zoom: 2 });
  });

  it('is forgotten where nothing is seen from there any more', () => {
    keepPlace(session, { view: { x: 100, y: 0, width: 400, height: 300 }, at: { x: 100, y: 0, zoom: 2 } } as Camera);
    expect(lastPlace(surfaceOf(400, [idea(1, { x: 9000, y: 9000 })]))).toBeUndefined();
    expect(lastPlace(surfaceOf(400, []))).toBeUndefined();
  });
});

describe('a presentation', () => {
  it('shows every note large enough in some part, and every part fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 300, max: 1500 }), (count, clusters, width) => {
        const plan = layOut(Array.from({ length: clusters }, (_, i) => cluster(i + 1)), Array.from({ length: count }, (_, i) => idea(i + 1, i % 4 === 0 ? {} : { clusterId: `c${(i % clusters) + 1}` })));
        const room = { width, height: 600 };
        const shown = scenesOf(plan, room);
        const scenes = shown.filter(({ clusterId }) => clusterId !== undefined);
        if (shown.length > scenes.length) expect(shown[0]!.ids).toHaveLength(count);
        expect(scenes.flatMap((scene) => scene.ids).sort()).toEqual([...plan.notes.keys()].sort());
        for (const { rect } of scenes) expect(rect.width <= room.width && rect.height <= room.height).toBe(true);
      }),
    );
  });

  it('shows what somebody looks for and nothing else, in the areas that hold any of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 9 }), (count, clusters, every) => {
        const plan = layOut(Array.from({ length: clusters }, (_, i) => cluster(i + 1)), Array.from({ length: count }, (_, i) => idea(i + 1, i % 4 === 0 ? {} : { clusterId: `c${(i % clusters) + 1}` })));
        const wanted = new Set([...plan.notes.keys()].filter((_, at) => at % every === 1));
        const seen = narrowed(plan, (id) => wanted.has(id));
        const shown = scenesOf(seen, { width: 900, height: 600 });
        expect(new Set(shown.flatMap((scene) => scene.ids))).toEqual(wanted);
        for (const [clusterId] of seen.areas) expect(seen.members.get(clusterId)!.length).toBeGreaterThan(0);
      }),
    );
  });

  it('tells the clusters and their numbers where the notes would be too small to read, and the notes where they are not', () => {
    const clusters = [cluster(1), cluster(2), cluster(3)];
    const some = layOut(clusters, [1, 2, 3, 4, 5].map((n) => idea(n, { clusterId: n < 4 ? 'c1' : 'c2' })));
    expect(scenesOf(some, { width: 9000, height: 9000 })[0]!.contents).toBeUndefined();
    expect(scenesOf(some, { width: 900, height: 600 })[0]!.contents).toEqual([{ clusterId: 'c1', count: 3 }, { clusterId: 'c2', count: 2 }]);
  });

  it('goes through ideas in no cluster in the order in which they were written, and begins with them where there is nothing else', () => {
    const plan = layOut([], Array.from({ length: 200 }, (_, i) => idea(i + 1)));
    const scenes = scenesOf(plan, { width: 1041, height: 600 });
    expect(scenes.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: 200 }, (_, i) => `i${i + 1}`));
    expect(scenes[0]!.clusterId).toBe('');
  });

  it('of nothing shows nothing', () => expect(scenesOf(layOut([], []), { width: 900, height: 600 })).toEqual([]));
});

it('what the layout does not look at lays nothing out anew', () => {
  const planner = new Planner();
  const plan = planner.plan([cluster(1)], [idea(1), idea(2)]);
  expect(planner.plan([cluster(1, { name: 'Anders' })], [idea(1, { text: 'Andere woorden', colour: 'green' }), idea(2)])).toBe(plan);
  expect(planner.plan([cluster(1)], [idea(1, { clusterId: 'c1' }), idea(2)])).not.toBe(plan);
});
