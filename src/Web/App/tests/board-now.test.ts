import { describe, expect, it } from 'vitest';
import { onBoard } from '../src/meeting/board-now';
import { notNumbered } from '../src/sync/predict';
import type { AgendaItem, Cluster, Idea, Run } from '../src/wire';

const idea = (id: string, more: Partial<Idea> = {}): Idea => ({ kind: 'idea', id, number: 1, text: id, authorId: 'a', addedAt: '', ...more });
const cluster = (id: string, more: Partial<Cluster> = {}): Cluster => ({ kind: 'cluster', id, number: 1, name: id, authorId: 'a', ...more });
const item = (id: string, worksOn?: string): AgendaItem => ({ kind: 'agendaItem', id, title: id, order: 1, ...(worksOn ? { worksOn } : {}) });
const run = (itemId: string): Run => ({ kind: 'run', id: 'r', itemId, phases: [], phase: 0, status: 'running', startedAt: '' });
const items = new Map([item('ideas'), item('box', 'ideas'), item('order', 'meeting')].map((it) => [it.id, it]));
const ideas = [idea('before'), idea('sun', { itemId: 'ideas', groupId: 'g1' }), idea('wind', { itemId: 'ideas', clusterId: 'old', groupId: 'g2' }), idea('late', { itemId: 'other' })];
const clusters = [cluster('old'), cluster('empty'), cluster('zone', { itemId: 'box', zone: 0 }), cluster('own', { itemId: 'ideas' })];
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('while a method goes on', () => {
  it('every view shows the ideas of its board, and the clusters that are of it or hold one of them', () => {
    const shown = onBoard(ideas, clusters, items, run('ideas'));
    expect([ids(shown.ideas), ids(shown.clusters), shown.elsewhere]).toEqual([['sun', 'wind'], ['old', 'own'], 2]);
  });

  it('an item that works on another shows that board, with its own zones', () => {
    const shown = onBoard(ideas, clusters, items, run('box'));
    expect([ids(shown.ideas), ids(shown.clusters)]).toEqual([['sun', 'wind'], ['old', 'zone', 'own']]);
  });

  it('an item that works on all of the meeting, no method, or the choice of all, shows all', () => {
    for (const shown of [onBoard(ideas, clusters, items, run('order')), onBoard(ideas, clusters, items, undefined), onBoard(ideas, clusters, items, run('ideas'), 'all')])
      expect([shown.ideas.length, shown.clusters.length, shown.elsewhere]).toEqual([4, 4, 0]);
  });

  it('a group has its own part, and what was just written is there at once', () => {
    expect(ids(onBoard([...ideas, idea('new', { number: notNumbered })], clusters, items, run('ideas'), 'group', 'g1').ideas)).toEqual(['sun', 'new']);
    expect(ids(onBoard(ideas, clusters, items, run('order'), 'group', 'g2').ideas)).toEqual(['wind']);
  });
});
