import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../src/sync/store';

const command = { type: 'renameMeeting', title: 'Warmte' } as const;
const pending = (id: string, meetingId = 'meeting') => ({ id, meetingId, command, at: 1 });
const returned = (id: string, meetingId = 'meeting') => ({ ...pending(id, meetingId), code: 'meeting.closed', message: 'Dicht.' });
const ids = (all: { id: string }[]) => all.map((it) => it.id);

/** What this browser knows of who it is; there is no window here. */
const kept = new Map<string, string>();

describe('The store', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    kept.clear();
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
  });

  it('OUT2: gives what one person left to nobody else in the same browser', async () => {
    const piets = (await openStore('piet')).store;
    await piets.keep(pending('a'));
    await piets.keep(pending('b'));
    await piets.giveBack(pending('b'), returned('b'));
    const milas = (await openStore('mila')).store;
    expect(await milas.load('meeting')).toEqual({ pending: [], returned: [] });
    await milas.keep(pending('c'));

    const back = await (await openStore('piet')).store.load('meeting');
    expect(ids(back.pending)).toEqual(['a']);
    expect(ids(back.returned)).toEqual(['b']);
  });

  it('takes over what was kept before it knew whose it is, for whoever this browser is there', async () => {
    const old = await openDB('samenwerken', 1, {
      upgrade(database) {
        const store = database.createObjectStore('pending', { keyPath: 'n', autoIncrement: true });
        store.createIndex('meetingId', 'meetingId');
        store.createIndex('id', 'id');
        database.createObjectStore('returned', { keyPath: 'id' }).createIndex('meetingId', 'meetingId');
      },
    });
    await old.add('pending', pending('a'));
    await old.add('pending', pending('b', 'forgotten'));
    await old.add('returned', returned('c'));
    old.close();
    kept.set('samenwerken.meetings', JSON.stringify({ meeting: { meetingId: 'meeting', personId: 'piet' } }));

    const { store } = await openStore('piet');
    const mine = await store.load('meeting');
    expect(ids(mine.pending)).toEqual(['a']);
    expect(ids(mine.returned)).toEqual(['c']);
    expect((await store.load('forgotten')).pending).toEqual([]);
    expect((await (await openStore('mila')).store.load('meeting')).pending).toEqual([]);
  });
});
