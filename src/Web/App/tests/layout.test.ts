import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, meet, moved, type Rect } from '../src/meeting/canvas/geometry';
import { areaGap, areaSize, layOut, slotOf, type Plan } from '../src/meeting/canvas/layout';
import type { Cluster, Idea } from '../src/wire';

const place = fc.option(fc.record({ x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -3000, max: 3000 }) }), { nil: undefined });

const boards = fc
  .record({
    clusters: fc.array(place, { maxLength: 9 }),
    ideas: fc.array(fc.record({ at: place, cluster: fc.option(fc.nat({ max: 11 }), { nil: undefined }) }), { maxLength: 80 }),
  })
  .map(({ clusters, ideas }) => ({
    clusters: clusters.map((at, i) => clusterOf(i + 1, at)),
    // A cluster that is gone holds nobody.
    ideas: ideas.map(({ at, cluster }, i) => ideaOf(i + 1, at, cluster === undefined ? undefined : `c${cluster + 1}`)),
  }));

function clusterOf(number: number, at?: { x: number; y: number }): Cluster {
  return { kind: 'cluster', id: `c${number}`, number, name: '', authorId: '', ...at };
}

function ideaOf(number: number, at?: { x: number; y: number }, clusterId?: string): Idea {
  return { kind: 'idea', id: `i${number}`, number, text: '', authorId: '', addedAt: '', ...at, ...(clusterId ? { clusterId } : {}) };
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((one, i) => items.slice(i + 1).map((other) => [one, other] as [T, T]));
}

const clusterIdOf = (idea: Idea, plan: Plan) => (idea.clusterId && plan.areas.has(idea.clusterId) ? idea.clusterId : undefined);

describe('the layout of the canvas', () => {
  it('CNV2 no two areas come closer than their gap, and every note of a cluster lies within its area', () => {
    fc.assert(
      fc.property(boards, ({ clusters, ideas }) => {
        const plan = layOut(clusters, ideas);
        for (const [one, other] of pairs([...plan.areas.values()])) expect(meet(one, other, areaGap)).toBe(false);
        for (const idea of ideas) {
          const area = plan.areas.get(clusterIdOf(idea, plan) ?? '');
          const note = plan.notes.get(idea.id)!;
          if (area) expect(holds(area, note) && holds(area, { x: note.x + note.width, y: note.y + note.height })).toBe(true);
          else for (const other of plan.areas.values()) expect(meet(other, note)).toBe(false);
        }
      }),
    );
  });

  it('CNV2 no note that the layout gave a place lies on another note', () => {
    fc.assert(
      fc.property(boards, ({ clusters, ideas }) => {
        const plan = layOut(clusters, ideas);
        const own = new Set(ideas.filter((idea) => idea.x !== undefined && !clusterIdOf(idea, plan)).map((idea) => idea.id));
        for (const [[one, oneRect], [other, otherRect]] of pairs([...plan.notes])) if (!own.has(one) || !own.has(other)) expect(meet(oneRect, otherRect), `${one} ${other}`).toBe(false);
      }),
    );
  });

  it('CNV1 a note with a place stands there, unless it would lie on an area or hide another note', () => {
    fc.assert(
      fc.property(boards, ({ clusters, ideas }) => {
        const plan = layOut(clusters, ideas);
        const loose = ideas.filter((idea) => idea.x !== undefined && !clusterIdOf(idea, plan));
        for (const idea of loose) {
          const wanted: Rect = { ...plan.notes.get(idea.id)!, x: idea.x!, y: idea.y! };
          const others = [...plan.areas.values(), ...[...plan.notes].filter(([id]) => id !== idea.id).map(([, rect]) => rect)];
          if (!others.some((other) => meet(other, wanted))) expect(plan.notes.get(idea.id)).toEqual(wanted);
        }
        for (const [one, other] of pairs(loose.map((idea) => plan.notes.get(idea.id)!))) expect([one.x, one.y]).not.toEqual([other.x, other.y]);
      }),
    );
  });

  it('CNV1 everybody sees the same, in whatever order the records came', () => {
    fc.assert(
      fc.property(boards, fc.infiniteStream(fc.integer()), ({ clusters, ideas }, order) => {
        const shuffled = <T>(items: readonly T[]) => items.map((item) => ({ item, at: order.next().value as number })).sort((a, b) => a.at - b.at).map(({ item }) => item);
        const plan = layOut(clusters, ideas);
        const again = layOut(shuffled(clusters), shuffled(ideas));
        expect(new Map([...again.notes].sort())).toEqual(new Map([...plan.notes].sort()));
        expect(new Map([...again.areas].sort())).toEqual(new Map([...plan.areas].sort()));
      }),
    );
  });

  it('CNV3 a new idea in no cluster moves no area, no note that has a place, and none near the end of the tray', () => {
    fc.assert(
      fc.property(boards, ({ clusters, ideas }) => {
        const before = layOut(clusters, ideas);
        const after = layOut(clusters, [...ideas, ideaOf(ideas.length + 1)]);
        const isInTray = (idea: Idea) => idea.x === undefined && !clusterIdOf(idea, before);
        const mayCome = ideas.some((idea) => isInTray(idea) && idea.number < ideas.length - 6);
        for (const idea of ideas) if (!isInTray(idea) || !mayCome) expect(after.notes.get(idea.id)).toEqual(before.notes.get(idea.id));
        expect(after.areas).toEqual(before.areas);
      }),
    );
  });

  it('in a tray that nobody left, nothing moves however many more ideas come', () => {
    const ideas = Array.from({ length: 200 }, (_, i) => ideaOf(i + 1));
    const all = layOut([], ideas);
    for (let count = 1; count < 200; count += 13) for (const [id, rect] of layOut([], ideas.slice(0, count)).notes) expect(rect).toEqual(all.notes.get(id));
  });

  it('CNV3 a new idea in a cluster moves no other within it', () => {
    fc.assert(
      fc.property(boards, fc.nat({ max: 8 }), ({ clusters, ideas }, at) => {
        const cluster = clusters[at];
        fc.pre(cluster !== undefined);
        const before = layOut(clusters, ideas);
        const after = layOut(clusters, [...ideas, ideaOf(ideas.length + 1, undefined, cluster.id)]);
        const [was, is] = [before.areas.get(cluster.id)!, after.areas.get(cluster.id)!];
        for (const id of before.members.get(cluster.id)!) expect(after.notes.get(id)).toEqual(moved(before.notes.get(id)!, { x: is.x - was.x, y: is.y - was.y }));
      }),
    );
  });

  it('an idea that leaves the tray moves nothing, as long as somebody is left in its row', () => {
    const ideas = Array.from({ length: 12 }, (_, i) => ideaOf(i + 1));
    const before = layOut([], ideas);
    const after = layOut([], ideas.map((idea) => (idea.number === 6 ? { ...idea, x: 5000, y: 5000 } : idea)));
    for (const idea of ideas) if (idea.number !== 6) expect(after.notes.get(idea.id)).toEqual(before.notes.get(idea.id));
  });

  it('CNV3 what comes to lie over ideas without a place moves those that it would cover, and no other', () => {
    const ideas = Array.from({ length: 60 }, (_, i) => ideaOf(i + 1));
    const before = layOut([], ideas);
    const over = (rect: Rect, note: Rect) => meet(rect, note, 8);
    const note = ideaOf(61, { x: -500, y: 220 });
    const withNote = layOut([], [...ideas, note]);
    const moved = ideas.filter(({ id }) => over(withNote.notes.get('i61')!, before.notes.get(id)!));
    expect(moved.length).toBeGreaterThan(0);
    for (const idea of ideas) if (!moved.includes(idea)) expect(withNote.notes.get(idea.id)).toEqual(before.notes.get(idea.id));
    const withArea = layOut([clusterOf(1, { x: -500, y: 220 })], ideas);
    const under = ideas.filter(({ id }) => over(withArea.areas.get('c1')!, before.notes.get(id)!));
    expect(under.length).toBeGreaterThan(0);
    for (const idea of ideas) if (!under.includes(idea)) expect(withArea.notes.get(idea.id)).toEqual(before.notes.get(idea.id));
  });

  it('ideas without a place are read from left to right, and clusters stand behind them', () => {
    const { areas, notes } = layOut([clusterOf(1), clusterOf(2)], Array.from({ length: 9 }, (_, i) => ideaOf(i + 1)));
    for (const note of notes.values()) expect(note.x + note.width).toBeLessThanOrEqual(areas.get('c1')!.x - areaGap);
    expect(areas.get('c1')!.x).toBeLessThan(areas.get('c2')!.x);
    const order = [...notes].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([id]) => id);
    expect(order).toEqual(Array.from({ length: 9 }, (_, i) => `i${i + 1}`));
  });

  it('an idea that the server has not numbered yet stands where it will stand', () => {
    const ideas = [ideaOf(1), ideaOf(2, undefined, 'c1'), ideaOf(3)];
    const waiting = { ...ideaOf(4), number: Number.MAX_SAFE_INTEGER };
    expect(layOut([clusterOf(1)], [...ideas, waiting]).notes.get('i4')).toEqual(layOut([clusterOf(1)], [...ideas, ideaOf(4)]).notes.get('i4'));
  });

  it('the places in an area fill a rectangle that grows as little as it can', () => {
    for (let count = 0; count < 400; count++) {
      const slots = Array.from({ length: count }, (_, i) => slotOf(i));
      expect(new Set(slots.map(({ column, row }) => `${column},${row}`)).size).toBe(count);
      const grew = [areaSize(count), areaSize(count + 1)];
      expect(grew[1]!.width >= grew[0]!.width && grew[1]!.height >= grew[0]!.height).toBe(true);
    }
  });

  it('a tray that most ideas have left takes no more than twice the room of those that are there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 8 }), (every, first) => {
        const ideas = Array.from({ length: 400 }, (_, i) => ideaOf(i + 1, undefined, i % every === first % every ? undefined : 'c1'));
        const plan = layOut([clusterOf(1)], ideas);
        const loose = plan.members.get('')!;
        const rows = new Set(loose.map((id) => `${Math.floor(plan.notes.get(id)!.x / 832)},${plan.notes.get(id)!.y}`));
        expect(rows.size * 3).toBeLessThanOrEqual(2 * loose.length + 3 * 6);
      }),
    );
  });

  it('by dots, each area and the tray have those with most first, no area moves, and what somebody placed stays', () => {
    fc.assert(
      fc.property(boards, fc.array(fc.nat({ max: 5 }), { minLength: 80, maxLength: 80 }), ({ clusters, ideas }, given) => {
        const dotsOn = (id: string) => given[Number(id.slice(1)) - 1]!;
        const [written, plan] = [layOut(clusters, ideas), layOut(clusters, ideas, [], dotsOn)];
        expect(plan.areas).toEqual(written.areas);
        for (const [clusterId, ids] of plan.members) {
          expect([...ids].sort()).toEqual([...written.members.get(clusterId)!].sort());
          const dots = ids.map(dotsOn);
          expect(dots).toEqual([...dots].sort((a, b) => b - a));
          const area = plan.areas.get(clusterId);
          if (!area) continue;
          // As one reads, row after row, within the area.
          const read = [...ids].sort((a, b) => plan.notes.get(a)!.y - plan.notes.get(b)!.y || plan.notes.get(a)!.x - plan.notes.get(b)!.x);
          expect(read).toEqual([...ids]);
          for (const id of ids) expect(holds(area, { x: plan.notes.get(id)!.x + 231, y: plan.notes.get(id)!.y + 167 })).toBe(true);
        }
        for (const idea of ideas) if (idea.x !== undefined && !clusterIdOf(idea, plan)) expect(plan.notes.get(idea.id)).toEqual(written.notes.get(idea.id));
      }),
    );
  });
});
