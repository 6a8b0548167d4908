import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withdrawn } from '../src/sync/outbox';
import type { TextDraft } from '../src/sync/keeping';
import { MemoryStore } from '../src/sync/memory-store';
import { applyTo, type Delta } from '../src/sync/delta';
import { Writing } from '../src/sync/writing';

let store: MemoryStore;
let sent: Delta[];
let drafts: TextDraft[];
let shows: string;
let writing: Writing;

beforeEach(() => {
  vi.useFakeTimers();
  [store, sent, drafts, shows] = [new MemoryStore(), [], [], 'zon'];
  writing = new Writing(
    'item',
    {
      meetingId: 'meeting',
      tab: 'tab',
      store,
      record: () => ({ text: 'zon', revision: 1 }),
      send: (command) => sent.push(command.delta),
      withdraw: () => undefined,
      revisions: () => Promise.resolve([]),
      returned: (draft) => drafts.push(draft),
      changed: () => undefined,
    },
    { epoch: 'e' },
  );
  writing.onRemote = (delta) => (shows = applyTo(shows, delta));
});

afterEach(() => {
  writing.close();
  vi.useRealTimers();
});

function type(delta: Delta): void {
  shows = applyTo(shows, delta);
  writing.edit(delta);
}

it('OUT5: what was not sent is withdrawn, comes back as words, and is sent by nobody', async () => {
  type([3, ' en zee']);
  await vi.runAllTimersAsync();
  expect((await store.loadTexts('meeting')).rows).toHaveLength(1);

  expect(writing.takeBack()).toBe(true);
  await vi.runAllTimersAsync();
  expect(shows).toBe('zon');
  expect(drafts.map(({ words, code }) => [words, code])).toEqual([[' en zee', withdrawn]]);
  const kept = await store.loadTexts('meeting');
  expect([kept.rows, kept.drafts]).toEqual([[], drafts]);

  writing.welcome('e', 5);
  await vi.runAllTimersAsync();
  expect(sent).toEqual([]);
  expect(writing.takeBack()).toBe(false);
  // And the text takes words as before.
  type([3, '!']);
  await vi.runAllTimersAsync();
  expect(sent).toEqual([[3, '!']]);
});

it('OUT5: what is on its way is not withdrawn', async () => {
  writing.welcome('e', 5);
  type([3, '!']);
  await vi.runAllTimersAsync();
  expect(sent).toEqual([[3, '!']]);
  type([4, '?']);
  expect(writing.takeBack()).toBe(false);
  expect([shows, drafts]).toEqual(['zon!?', []]);
});
