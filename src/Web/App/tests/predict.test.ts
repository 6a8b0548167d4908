import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Predicted } from '../src/session/predicted';
import { changed, keyOf, keyOfChange } from '../src/sync/fold';
import { predict, predictAll, touches } from '../src/sync/predict';
import type { AnyRecord, Cluster, Command, Idea } from '../src/wire';

beforeAll(() => predictAll());

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

/** What the server made of each command that is shown before: `tests/vectors/predictions.json`. */
const vectors = JSON.parse(readFileSync('../../../tests/vectors/predictions.json', 'utf8')) as { command: Command; by: string; at: number; before: AnyRecord[]; after: AnyRecord[] }[];

describe('what is shown is what the server makes of it', () => {
  it.each(vectors.map((vector, i) => [`${i} ${vector.command.type}`, vector] as const))('%s', (_, { command, by, at, before, after }) => {
    const confirmed = new Map(before.map((record) => [keyOf(record), record]));
    const shown = new Predicted(by, (key) => confirmed.get(key));
    const { now } = shown.follow([{ id: 'c', meetingId: 'm', command, at }]);
    // What the server alone knows: numbers, totals, what goes with something that goes.
    const alike = (record: AnyRecord | undefined) => record && { ...record, number: 0, order: 0, ...('recordedAt' in record && { recordedAt: Date.parse(record.recordedAt) }), ...('assignedAt' in record && { assignedAt: Date.parse(record.assignedAt) }), ...('addedAt' in record && { addedAt: Date.parse(record.addedAt) }), ...('doneAt' in record && { doneAt: Date.parse(record.doneAt!) }) };
    const to = new Map(after.map((record) => [keyOf(record), record]));
    expect(now.size).toBeGreaterThan(0);
    for (const key of now) if (!key.startsWith('dots/')) expect(alike(shown.recordOf(key)), key).toEqual(alike(to.get(key)));
    const others = [...to.keys(), ...confirmed.keys()].filter((key) => !now.has(key) && JSON.stringify(to.get(key)) !== JSON.stringify(confirmed.get(key)));
    expect(others.filter((key) => !(command.type === 'removeCluster' && key.startsWith('idea/')) && !(command.type === 'removeIdea' && key.startsWith('link/')))).toEqual([]);
  });

  it('each of them taken back at once is as if it had not been, and put back again as it was', () => {
    for (const { command, by, at, before } of vectors) {
      const confirmed = new Map(before.map((record) => [keyOf(record), record]));
      const shown = new Predicted(by, (key) => confirmed.get(key));
      const did = { id: 'did', meetingId: 'm', command, at };
      const undo = { id: 'undo', meetingId: 'm', command: { type: 'undo', commandId: 'did' } as const, at };
      const keys = [...shown.follow([did]).now];
      const done = keys.map((key) => shown.recordOf(key));
      shown.follow([did, undo]);
      expect(keys.map((key) => shown.recordOf(key)), command.type).toEqual(keys.map((key) => confirmed.get(key)));
      shown.follow([did, undo, { id: 'redo', meetingId: 'm', command: { type: 'undo', commandId: 'undo' }, at }]);
      expect(keys.map((key) => shown.recordOf(key)), command.type).toEqual(done);
    }
  });

  it('one that was saved before is taken back as this tab saw it, and put back', () => {
    for (const { command, by, at, before, after } of vectors) {
      let confirmed = new Map(before.map((record) => [keyOf(record), record]));
      const shown = new Predicted(by, (key) => confirmed.get(key));
      const keys = [...shown.follow([{ id: 'did', meetingId: 'm', command, at }]).now].filter((key) => !key.startsWith('dots/'));
      const were = keys.map((key) => confirmed.get(key));
      confirmed = new Map(after.map((record) => [keyOf(record), record]));
      shown.follow([]);
      const undo = { id: 'undo', meetingId: 'm', command: { type: 'undo', commandId: 'did' } as const, at };
      expect([...shown.follow([undo]).now]).toEqual(expect.arrayContaining(keys));
      const emptied = (records: (AnyRecord | undefined)[]) => records.map((record) => (record?.kind === 'ballot' && Object.keys(record.votes).length === 0 ? undefined : record));
      expect(emptied(keys.map((key) => shown.recordOf(key))), command.type).toEqual(emptied(were));
      shown.follow([undo, { id: 'redo', meetingId: 'm', command: { type: 'undo', commandId: 'undo' }, at }]);
      expect(keys.map((key) => shown.recordOf(key)), command.type).toEqual(keys.map((key) => confirmed.get(key)));
    }
  });
});

it('what somebody took away while it waits is still called by its name', () => {
  const shown = new Predicted('p', () => undefined);
  const [add, remove]: Command[] = [{ type: 'addIdea', ideaId: 'n', text: 'Nieuw' }, { type: 'removeIdea', ideaId: 'n' }];
  const pending = [{ id: 'a', meetingId: 'm', command: add!, at: 0 }];
  shown.follow(pending);
  shown.follow([...pending, { id: 'r', meetingId: 'm', command: remove!, at: 0 }]);
  expect(shown.recordOf('idea/n')).toBeUndefined();
  expect(shown.lastOf('idea/n')).toMatchObject({ text: 'Nieuw' });
});
