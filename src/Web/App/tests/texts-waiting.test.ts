import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import './page';
import { Texts, type TextsHost } from '../src/writing/texts.svelte';
import { MemoryStore } from '../src/sync/memory-store';
import { Locks } from './locks';

beforeEach(() => {
  vi.stubGlobal('navigator', { locks: new Locks() });
  vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined });
  vi.stubGlobal('removeEventListener', () => undefined);
});

afterEach(() => vi.unstubAllGlobals());

const store = new MemoryStore();

/** A tab without a connection. */
async function openTab(): Promise<Texts> {
  const host: TextsHost = {
    meetingId: 'm', store, position: { epoch: 'e', seq: 0 }, isFollowing: false, me: 1,
    kind: 'minutes', confirmed: () => undefined, send: () => undefined, withdraw: () => undefined, revisions: async () => [],
    present: () => [], signal: () => undefined, changed: () => undefined,
  };
  const texts = new Texts(host);
  await texts.open();
  return texts;
}

it('OUT5: what a tab that is gone left in minutes is listed beside what is written there now, and each can be withdrawn', async () => {
  const gone = await openTab();
  gone.text('warmte').edit(['Zon']);
  await vi.waitFor(async () => expect((await store.loadTexts('m')).rows).toHaveLength(1));
  const tab = await openTab();
  tab.text('warmte').edit(['Wind']);
  expect(tab.waiting.map(({ seen }) => seen)).toEqual(['Wind']);
  gone.close();

  await vi.waitFor(() => expect(tab.waiting.map(({ seen }) => seen)).toEqual(['Wind', 'Zon']));
  expect(tab.unsaved).toBe(2);

  const [, left] = tab.waiting;
  expect(left!.isUnsent).toBe(true);
  expect(left!.takeBack()).toBe(true);
  expect(tab.drafts.map(({ words }) => words)).toEqual(['Zon']);
  expect(tab.waiting.map(({ seen }) => seen)).toEqual(['Wind']);
  tab.close();
});
