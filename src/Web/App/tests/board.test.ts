import { expect, it } from 'vitest';
import { outline } from '../src/meeting/board';
import { predict } from '../src/sync/predict';
import type { Cluster, Idea } from '../src/wire';

const idea = (number: number, clusterId?: string): Idea => ({ kind: 'idea', id: `i${number}`, number, text: '', authorId: '', addedAt: '', ...(clusterId ? { clusterId } : {}) });
const cluster = (number: number): Cluster => ({ kind: 'cluster', id: `c${number}`, number, name: '', authorId: '' });

it('the outline has the loose ideas first, then the clusters in their order', () => {
  const groups = outline([cluster(2), cluster(1)], [idea(3, 'c2'), idea(2), idea(1, 'c1'), idea(4, 'gone')]);
  expect(groups.map((group) => [group.cluster?.id, group.ideas.map((it) => it.id)])).toEqual([
    [undefined, ['i2', 'i4']],
    ['c1', ['i1']],
    ['c2', ['i3']],
  ]);
});

it('predicts only where a wait would be felt', () => {
  const acting = { personId: 'me', at: 0 };
  expect(predict({ type: 'addIdea', ideaId: 'x', text: 'Zon' }, acting)).toMatchObject([{ put: { id: 'x', text: 'Zon', authorId: 'me' } }]);
  expect(predict({ type: 'assignCluster', ideaId: 'x', clusterId: null }, acting)).toEqual([{ patch: { kind: 'idea', id: 'x', clusterId: null } }]);
  expect(predict({ type: 'closeMeeting' }, acting)).toEqual([]);
});
