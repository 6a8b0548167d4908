import { expect, it } from 'vitest';
import { changed, keyOfChange } from '../src/sync/fold';
import { predict, touches } from '../src/sync/predict';
import type { AnyRecord, Cluster, Command, Idea } from '../src/wire';

const acting = { personId: 'p', at: 0 };
const zon: Idea = { kind: 'idea', id: 'zon', number: 1, text: 'Zon', authorId: 'p', addedAt: '', x: 1, y: 2, clusterId: 'dak', colour: 'pink' };
const wind: Idea = { kind: 'idea', id: 'wind', number: 2, text: 'Wind', authorId: 'p', addedAt: '' };
const dak: Cluster = { kind: 'cluster', id: 'dak', number: 1, name: 'Dak', authorId: 'p' };

/** What is shown of these records once the command is given. */
function after(command: Command, ...records: AnyRecord[]): (AnyRecord | undefined)[] {
  const changes = predict(command, acting);
  return records.map((record) => changes.filter((change) => keyOfChange(change) === `${record.kind}/${record.id}`).reduce<AnyRecord | undefined>(changed, record));
}

it('many ideas that are moved are at their places at once', () => {
  expect(after({ type: 'moveIdeas', ideas: [{ ideaId: 'zon', x: 3, y: 4 }, { ideaId: 'wind' }] }, zon, wind)).toEqual([{ ...zon, x: 3, y: 4 }, wind]);
});

it('they come into a cluster, or leave theirs, only where that is said', () => {
  const ideas = [{ ideaId: 'zon' }, { ideaId: 'wind', x: 5, y: 6 }];
  expect(after({ type: 'moveIdeas', ideas, clusterId: 'gevel' }, zon, wind)).toEqual([{ ...zon, clusterId: 'gevel' }, { ...wind, x: 5, y: 6, clusterId: 'gevel' }]);
  const { clusterId: _, ...loose } = zon;
  expect(after({ type: 'moveIdeas', ideas, clusterId: null }, zon)).toEqual([loose]);
});

it('a cluster moves at once, and a note has its colour at once, or none', () => {
  expect(after({ type: 'moveCluster', clusterId: 'dak', x: 7, y: 8 }, dak)).toEqual([{ ...dak, x: 7, y: 8 }]);
  expect(after({ type: 'colourIdea', ideaId: 'wind', colour: 'blue' }, wind)).toEqual([{ ...wind, colour: 'blue' }]);
  const { colour: _, ...plain } = zon;
  expect(after({ type: 'colourIdea', ideaId: 'zon', colour: null }, zon)).toEqual([plain]);
  expect(predict({ type: 'addIdea', ideaId: 'n', text: 'Nieuw', colour: 'green' }, acting)).toMatchObject([{ put: { colour: 'green' } }]);
});

it('each idea of a move that waits shows that it waits', () => {
  expect(touches({ type: 'moveIdeas', ideas: [{ ideaId: 'zon' }, { ideaId: 'wind' }] }, acting)).toEqual(['idea/zon', 'idea/wind']);
});
