import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox } from '../src/sync/outbox';
import { openStore } from '../src/sync/store';

const command = { type: 'renameMeeting', title: 'Warmte' } as const;
const pending = (id: string, meetingId = 'meeting') => ({ id, meetingId, command, at: 1 });
const returned = (id: string, meetingId = 'meeting') => ({ ...pending(id, meetingId), code: 'meeting.closed', message: 'Dicht.' });
const ids = (all: { id: string }[]) => all.map((it) => it.id);

/** What this browser knows of who it is; there is no window here. */
const kept = new Map<string, string>();

/** The store as it was before it knew whose things are. */
const openOld = () =>
  openDB('samenwerken', 1, {
    upgrade(database) {
      const store = database.createObjectStore('pending', { keyPath: 'n', autoIncrement: true });
      store.createIndex('meetingId', 'meetingId');
      store.createIndex('id', 'id');
      database.createObjectStore('returned', { keyPath: 'id' }).createIndex('meetingId', 'meetingId');
    },
  });

describe('The store', () => {
  const failed = vi.fn();

  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    kept.clear();
    failed.mockClear();
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
  });

  it('OUT2: gives what one person left to nobody else in the same browser', async () => {
    const piets = (await openStore('piet', failed)).store;
    await piets.keep(pending('a'));
    await piets.keep(pending('b'));
    await piets.giveBack(pending('b'), returned('b'));
    const milas = (await openStore('mila', failed)).store;
    expect(await milas.load('meeting')).toEqual({ pending: [], returned: [] });
    await milas.keep(pending('c'));

    const back = await (await openStore('piet', failed)).store.load('meeting');
    expect(ids(back.pending)).toEqual(['a']);
    expect(ids(back.returned)).toEqual(['b']);
  });

  it('takes over what was kept before it knew whose it is, for whoever this browser is there', async () => {
    const old = await openOld();
    await old.add('pending', pending('a'));
    await old.add('pending', pending('b', 'forgotten'));
    await old.add('returned', returned('c'));
    old.close();
    kept.set('samenwerken.meetings', JSON.stringify({ meeting: { meetingId: 'meeting', personId: 'piet' } }));

    const { store } = await openStore('piet', failed);
    const mine = await store.load('meeting');
    expect(ids(mine.pending)).toEqual(['a']);
    expect(ids(mine.returned)).toEqual(['c']);
    expect((await store.load('forgotten')).pending).toEqual([]);
    expect((await (await openStore('mila', failed)).store.load('meeting')).pending).toEqual([]);
  });

  it('OUT1: says so when it cannot keep or read, and the meeting goes on', async () => {
    const { store, lasts } = await openStore('piet', failed);
    expect(lasts).toBe(true);
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    expect(await store.load('meeting')).toEqual({ pending: [], returned: [] });
    expect(failed).toHaveBeenCalledOnce();

    const sent: string[] = [];
    const outbox = new Outbox('meeting', store, (id) => (sent.push(id), new Promise(() => undefined)), () => undefined);
    await outbox.open();
    outbox.connected();
    failed.mockClear();
    const id = outbox.add(command);
    await vi.waitFor(() => expect(sent).toEqual([id]));
    expect(failed).toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('waits for no other tab that holds an older version', async () => {
    const old = await openOld();
    expect((await openStore('piet', failed)).lasts).toBe(false);
    old.close();
  });

  it('holds up no other tab that has a newer version', async () => {
    const { store } = await openStore('piet', failed);
    (await openDB('samenwerken', 4)).close();
    await expect(store.keep(pending('a'))).rejects.toThrow();
    expect(failed).toHaveBeenCalled();
  });
});
