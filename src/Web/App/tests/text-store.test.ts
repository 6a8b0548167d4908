import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { rowKey, type TextRow, type TextStore } from '../src/sync/keeping';
import { MemoryStore } from '../src/sync/memory-store';
import { openStore } from '../src/sync/store';

const row = (tab: string, text = 'zon'): TextRow => ({
  key: rowKey(tab, 'meeting', 'item'),
  tab,
  meetingId: 'meeting',
  itemId: 'item',
  epoch: 'e',
  state: { text, revision: 3, buffer: [3, '!'] },
});
const draft = { id: 'd', meetingId: 'meeting', itemId: 'item', words: 'zon', code: 'text.baseTooOld', message: '', at: 1 };

describe.each([
  ['in IndexedDB', async () => (await openStore('piet', () => undefined)).store],
  ['in memory', async () => new MemoryStore()],
])('What is unsaved of texts, %s', (_, open) => {
  let store: TextStore;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    store = await open();
  });

  it('is there again until it is forgotten', async () => {
    expect(await store.keepText(row('a'))).toBe(true);
    expect(await store.keepText(row('a', 'zee'))).toBe(true);
    expect((await store.loadTexts('meeting')).rows).toEqual([row('a', 'zee')]);
    expect((await store.loadTexts('other')).rows).toEqual([]);
    await store.forgetText(row('a'));
    expect((await store.loadTexts('meeting')).rows).toEqual([]);
  });

  it('is kept also by a page that goes away', async () => {
    store.keepTextNow(row('a'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await store.loadTexts('meeting')).rows).toHaveLength(1);
  });

  it('OUT4: goes from one tab to one other, and the first does not write it again, not even when it is done with', async () => {
    await store.keepText(row('a'));
    const [one, two] = await Promise.all([store.takeOver(row('a'), 'b'), store.takeOver(row('a'), 'c')]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    expect(await store.keepText(row('a', 'dubbel'))).toBe(false);
    await store.forgetText((one ?? two)!);
    expect((await store.loadTexts('meeting')).rows).toEqual([]);
    expect(await store.keepText(row('a', 'dubbel'))).toBe(false);
    expect(await store.takeOver(row('a'), 'd')).toBeUndefined();
  });

  it('OUT4: becomes a draft in one step', async () => {
    await store.keepText(row('a'));
    await store.keepDraft(draft, row('a'));
    expect(await store.loadTexts('meeting')).toEqual({ rows: [], drafts: [draft] });
    await store.dismissDraft('d');
    expect((await store.loadTexts('meeting')).drafts).toEqual([]);
  });
});

it('while a tab with an earlier version of the page is open nothing waits, and nothing of it is lost', async () => {
  globalThis.indexedDB = new IDBFactory();
  const old = await openDB('samenwerken', 1, {
    upgrade(database) {
      const pending = database.createObjectStore('pending', { keyPath: 'n', autoIncrement: true });
      pending.createIndex('meetingId', 'meetingId');
      pending.createIndex('id', 'id');
      database.createObjectStore('returned', { keyPath: 'id' }).createIndex('meetingId', 'meetingId');
    },
  });
  expect((await openStore('piet', () => undefined)).lasts).toBe(false);
  old.close();
  expect((await openStore('piet', () => undefined)).lasts).toBe(true);
});

it('OUT2: what one person wrote in a text is nobody else\'s in the same tab', async () => {
  globalThis.indexedDB = new IDBFactory();
  const piets = (await openStore('piet', () => undefined)).store;
  await piets.keepText(row('a'));
  await piets.keepDraft(draft);
  const milas = (await openStore('mila', () => undefined)).store;
  expect(await milas.loadTexts('meeting')).toEqual({ rows: [], drafts: [] });
  expect(await milas.keepText(row('a', 'van Mila'))).toBe(true);
  expect((await piets.loadTexts('meeting')).rows).toEqual([row('a')]);
});
