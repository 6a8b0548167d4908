import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import './page';
import { stopsOf, type ItemBoard } from '../src/meeting/board';
import { itemBoards, placesOn } from '../src/meeting/item-boards';
import type { AgendaItem, Cluster, Idea } from '../src/wire';

const item = (order: number, worksOn?: string): AgendaItem => ({ kind: 'agendaItem', id: `a${order}`, order, title: `Punt ${order}`, ...(worksOn ? { worksOn } : {}) });
const cluster = (number: number, itemId?: string): Cluster => ({ kind: 'cluster', id: `c${number}`, number, name: '', authorId: '', ...(itemId ? { itemId } : {}) });
const idea = (number: number, itemId?: string, clusterId?: string): Idea => ({
  kind: 'idea',
  id: `i${number}`,
  number,
  text: '',
  authorId: '',
  addedAt: '',
  ...(itemId ? { itemId } : {}),
  ...(clusterId ? { clusterId } : {}),
});
const agenda = (...items: AgendaItem[]) => new Map(items.map((it) => [it.id, it]));
const shape = (boards: readonly ItemBoard[]) => boards.map(({ item, groups }) => [item?.id, ...groups.filter(({ cluster, ideas }) => cluster || ideas.length > 0).map(({ cluster, ideas }) => [cluster?.id, ...ideas.map(({ id }) => id)])]);

describe('the outline by agenda', () => {
  it('is as without an agenda where no idea is of an item', () => {
    const boards = itemBoards([cluster(1)], [idea(1), idea(2, undefined, 'c1')], agenda(item(1)));
    expect(shape(boards)).toEqual([[undefined, [undefined, 'i1'], ['c1', 'i2']]]);
    expect(stopsOf(boards)).toEqual(['idea/i1', 'cluster/c1', 'idea/i2']);
    expect(itemBoards([], [], agenda())).toHaveLength(1);
  });

  it('has the items in the order of the agenda, those without anything left out, and what is of none at the end', () => {
    const boards = itemBoards([cluster(1, 'a3'), cluster(2)], [idea(1), idea(2, 'a3'), idea(3, 'a1'), idea(4, 'a3', 'c1')], agenda(item(3), item(2), item(1)));
    expect(shape(boards)).toEqual([
      ['a1', [undefined, 'i3']],
      ['a3', [undefined, 'i2'], ['c1', 'i4']],
      [undefined, [undefined, 'i1'], ['c2']],
    ]);
    expect(stopsOf(boards)).toEqual(['agendaItem/a1', 'idea/i3', 'agendaItem/a3', 'idea/i2', 'cluster/c1', 'idea/i4', 'idea/i1', 'cluster/c2']);
  });

  it('has what belongs to an item that works on another on the board of that one', () => {
    const boards = itemBoards([cluster(1, 'a2'), cluster(2, 'a3')], [idea(1, 'a1', 'c1'), idea(2, undefined, 'c2')], agenda(item(1), item(2, 'a1'), item(3, 'meeting')));
    expect(shape(boards)).toEqual([
      ['a1', ['c1', 'i1']],
      [undefined, ['c2', 'i2']],
    ]);
  });

  it('has a cluster that was made on no board where all of its ideas come from, with all that is in it', () => {
    const items = agenda(item(1), item(2));
    expect(shape(itemBoards([cluster(1)], [idea(1, 'a1', 'c1'), idea(2, 'a2')], items))).toEqual([
      ['a1', ['c1', 'i1']],
      ['a2', [undefined, 'i2']],
    ]);
    expect(shape(itemBoards([cluster(1)], [idea(1, 'a1', 'c1'), idea(2, 'a2', 'c1')], items))).toEqual([[undefined, ['c1', 'i1', 'i2']]]);
  });

  it('gives the same object for a board on which nothing changed, so that nobody who shows it has to look again', () => {
    const items = agenda(item(1), item(2));
    const ideas = [idea(1, 'a1'), idea(2, 'a2')];
    const before = itemBoards([], ideas, items);
    const after = itemBoards([], [...ideas, idea(3, 'a2')], items, undefined, before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it('leads an idea one cluster further as they stand, and between those of its own board out of all of them', () => {
    const boards = itemBoards([cluster(1, 'a1'), cluster(2, 'a2'), cluster(3)], [idea(1, 'a2', 'c2')], agenda(item(1), item(2)));
    expect(placesOn(boards, 'a2')).toEqual(['c1', null, 'c2', 'c3']);
    expect(placesOn(boards, undefined)).toEqual(['c1', 'c2', null, 'c3']);
    expect(placesOn(itemBoards([cluster(2), cluster(1)], [], agenda()), undefined)).toEqual([null, 'c1', 'c2']);
  });

  it('has every idea and every cluster once, whatever is on which board', () => {
    const place = fc.option(fc.constantFrom('a1', 'a2', 'a3', 'gone'), { nil: undefined });
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 5 }),
        fc.array(fc.tuple(place, fc.option(fc.constantFrom('c0', 'c1', 'c2', 'c9'), { nil: undefined })), { maxLength: 12 }),
        fc.tuple(...Array.from({ length: 3 }, () => fc.option(fc.constantFrom('a1', 'a2', 'a3', 'meeting'), { nil: undefined }))),
        (clusterItems, ideaPlaces, worksOn) => {
          const clusters = clusterItems.map((itemId, i) => cluster(i, itemId));
          const ideas = ideaPlaces.map(([itemId, clusterId], i) => idea(i, itemId, clusterId));
          const boards = itemBoards(clusters, ideas, agenda(...worksOn.map((it, i) => item(i + 1, it))));
          const groups = boards.flatMap((board) => board.groups);
          expect(groups.flatMap((group) => group.ideas.map(({ id }) => id)).sort()).toEqual(ideas.map(({ id }) => id).sort());
          expect(groups.flatMap((group) => group.cluster?.id ?? []).sort()).toEqual(clusters.map(({ id }) => id).sort());
        },
      ),
    );
  });
});
