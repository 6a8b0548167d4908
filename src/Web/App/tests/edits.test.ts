import { expect, it } from 'vitest';
import { editOf } from '../src/meeting/edits';
import { changed, keyOfChange } from '../src/sync/fold';
import { predict, predictAll } from '../src/sync/predict';
import type { AnyRecord, Command } from '../src/wire';

await predictAll();

const records: AnyRecord[] = [
  { kind: 'idea', id: 'i', number: 1, text: 'Zon', authorId: 'p', addedAt: '' },
  { kind: 'cluster', id: 'c', number: 1, name: 'Dak', authorId: 'p' },
  { kind: 'agendaItem', id: 'a', title: 'Begin', order: 1 },
  { kind: 'meeting', id: 'meeting', title: 'Warmte', status: 'open', startedAt: '' },
];
const find = (kind: string, id: string) => records.find((record) => record.kind === kind && record.id === id);

const edits: [Command, string, Command][] = [
  [{ type: 'editIdea', ideaId: 'i', text: 'Mijn', was: 'Oud' }, 'Zon', { type: 'editIdea', ideaId: 'i', text: 'Ander', was: 'Zon' }],
  [{ type: 'renameCluster', clusterId: 'c', name: 'Mijn', was: 'Oud' }, 'Dak', { type: 'renameCluster', clusterId: 'c', name: 'Ander', was: 'Dak' }],
  [{ type: 'renameAgendaItem', itemId: 'a', title: 'Mijn', was: 'Oud' }, 'Begin', { type: 'renameAgendaItem', itemId: 'a', title: 'Ander', was: 'Begin' }],
  [{ type: 'renameMeeting', title: 'Mijn', was: 'Oud' }, 'Warmte', { type: 'renameMeeting', title: 'Ander', was: 'Warmte' }],
];

it.each(edits)('%o that was overtaken is given again against what stands there now', (command, now, again) => {
  const edit = editOf(command, find)!;
  expect(edit.now).toBe(now);
  expect(edit.again('Ander', now)).toEqual(again);
});

it.each(edits)('%o shows at once, so that whoever writes on without a connection writes on from their own words', (command) => {
  const [change] = predict(command, { personId: 'p', at: 0 });
  const before = records.find((record) => keyOfChange(change!) === `${record.kind}/${record.id}`)!;
  const after = changed(before, change!)!;
  expect(editOf(command, () => after)!.now).toBe('Mijn');
});

it('of what is gone nothing stands there, and what changes no text is no edit', () => {
  expect(editOf({ type: 'renameCluster', clusterId: 'weg', name: 'Mijn' }, find)!.now).toBeUndefined();
  expect(editOf({ type: 'removeIdea', ideaId: 'i' }, find)).toBeUndefined();
});
