import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods } from '../src/content/methods';
import { layouts, zoneBoards, type ZoneBoard } from '../src/meeting/layouts';
import { holds, meet } from '../src/meeting/canvas/geometry';
import { areaGap, layOut } from '../src/meeting/canvas/layout';
import { arrange, placesOf } from '../src/meeting/canvas/zones';
import type { AgendaItem, BoardLayout, Cluster, Idea, Run } from '../src/wire';

const arranging = layouts.filter((layout): layout is ZoneBoard['layout'] => layout !== 'free');
const zones = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `z${i}` }));
const cluster = (number: number, more: Partial<Cluster> = {}): Cluster => ({ kind: 'cluster', id: `z${number}`, number, name: '', authorId: '', ...more });
const idea = (number: number, more: Partial<Idea> = {}): Idea => ({ kind: 'idea', id: `i${number}`, number, text: '', authorId: '', addedAt: '', ...more });
const item = (id: string, layout: BoardLayout, more: Partial<AgendaItem> = {}, count = 4): AgendaItem => ({
  kind: 'agendaItem', id, title: id, order: 1, ...more,
  plan: { name: id, layout, zones: Array.from({ length: count }, (_, i) => ({ name: `${i}` })), phases: [], voting: { type: 'none' } },
});
const itemsOf = (...all: AgendaItem[]) => new Map(all.map((it) => [it.id, it]));

describe('a layout', () => {
  it('LAY1 gives each zone a place of its own that meets no other, with all its ideas inside, whatever it is called', () => {
    fc.assert(
      fc.property(fc.constantFrom(...arranging), fc.array(fc.nat(30), { minLength: 1, maxLength: 20 }), (layout, counts) => {
        const clusters = counts.map((_, i) => cluster(i, { itemId: 'item', zone: i }));
        const ideas = counts.flatMap((count, zone) => Array.from({ length: count }, (_, i) => idea(zone * 100 + i + 1, { clusterId: `z${zone}` })));
        const plan = layOut(clusters, ideas, zoneBoards(clusters, itemsOf(item('item', layout, {}, counts.length))));
        const areas = [...plan.areas.values()];
        for (const [i, area] of areas.entries()) for (const other of areas.slice(i + 1)) expect(meet(area, other, 63)).toBe(false);
        for (const { id, clusterId } of ideas) expect(holds(plan.areas.get(clusterId!)!, plan.notes.get(id)!)).toBe(true);
        expect(plan.boards[0]!.labels).toEqual([]);
      }),
    );
  });

  it('LAY1 keeps loose ideas and other clusters off what it draws', () => {
    const clusters = [...[0, 1, 2, 3].map((zone) => cluster(zone + 1, { itemId: 'item', zone })), cluster(5), cluster(6, { x: 100, y: 100 })];
    const ideas = [idea(1), idea(2, { x: 300, y: 300 })];
    for (const layout of arranging) {
      const plan = layOut(clusters, ideas, zoneBoards(clusters, itemsOf(item('item', layout))));
      const { frame } = plan.boards[0]!;
      for (const id of ['z5', 'z6']) expect(meet(plan.areas.get(id)!, frame, areaGap), layout).toBe(false);
      for (const id of ['i1', 'i2']) for (const area of plan.areas.values()) expect(meet(plan.notes.get(id)!, area), layout).toBe(false);
    }
  });

  it('LAY2 that is another one changes no idea and no cluster, and the free one gives back the places that people chose', () => {
    const clusters = [0, 1, 2, 3].map((zone) => cluster(zone + 1, { itemId: 'item', zone, x: zone * 2000, y: 64 }));
    const ideas = [idea(1, { clusterId: 'z1' }), idea(2, { clusterId: 'z4' })];
    const before = structuredClone({ clusters, ideas });
    const free = layOut(clusters, ideas, zoneBoards(clusters, itemsOf(item('item', 'free'))));
    for (const layout of arranging) {
      const plan = layOut(clusters, ideas, zoneBoards(clusters, itemsOf(item('item', layout))));
      expect([...plan.members]).toEqual([...free.members]);
    }
    expect({ clusters, ideas }).toEqual(before);
    expect(free.areas.get('z3')).toMatchObject({ x: 4000, y: 64 });
  });

  it('LAY3 of every method of the library shows each of its zones', () => {
    for (const method of methods.filter((it) => it.layout !== 'free' && it.zones.length > 0)) {
      const board: ZoneBoard = { itemId: 'i', title: '', layout: method.layout as ZoneBoard['layout'], axes: (method.axes ?? []).map(({ nl }) => nl), zones: method.zones.map(({ row, column }, i) => ({ id: `z${i}`, ...(row && column ? { row, column } : {}) })) };
      const { areas, labels } = arrange(board, () => ({ width: 500, height: 300 }), { x: 0, y: 0 });
      expect(areas.size, method.id).toBe(method.zones.length);
      expect(labels.length, method.id).toBeGreaterThanOrEqual(board.axes.length);
      for (const { row, column } of placesOf(board.layout, board.zones)) expect(row + column).toBeGreaterThanOrEqual(0);
    }
  });

  it('LAY3 puts quadrants in a square, a wall of rounds in its cells, and what is built below what is taken apart until they cross', () => {
    expect(placesOf('quadrants', zones(4))).toEqual([{ row: 0, column: 0 }, { row: 0, column: 1 }, { row: 1, column: 0 }, { row: 1, column: 1 }]);
    expect(placesOf('agendaWall', [{ id: 'a', row: 2, column: 1 }, { id: 'b', row: 5, column: 1 }, { id: 'c', row: 2, column: 3 }])).toEqual([{ row: 0, column: 0 }, { row: 1, column: 0 }, { row: 0, column: 1 }]);
    const curve = placesOf('xcurve', zones(10));
    expect(curve.slice(0, 5).map(({ row }) => row)).toEqual([1, 1, 1, 0, 0]);
    expect(curve.slice(5).map(({ row }) => row)).toEqual([0, 0, 0, 1, 1]);
  });
});

describe('what a layout arranges', () => {
  const run: Run = { kind: 'run', id: 'r', itemId: 'order', phases: [], phase: 0, status: 'running', startedAt: '' };

  it('is the zones of its plan, and where that has none the clusters of its board', () => {
    const clusters = [cluster(1, { itemId: 'swot', zone: 1 }), cluster(2, { itemId: 'swot', zone: 0 }), cluster(3, { itemId: 'swot' }), cluster(4, { itemId: 'ideas' }), cluster(5)];
    const items = itemsOf(item('swot', 'quadrants'), item('ideas', 'free', { order: 2 }), item('order', 'columns', { order: 3, worksOn: 'ideas' }, 0));
    expect(zoneBoards(clusters, items).map(({ zones }) => zones.map(({ id }) => id))).toEqual([['z2', 'z1']]);
    expect(zoneBoards(clusters, items, run).map(({ itemId, zones }) => [itemId, zones.map(({ id }) => id)])).toEqual([['swot', ['z2', 'z1']], ['order', ['z4']]]);
  });
});
