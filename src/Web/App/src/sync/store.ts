import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Command, Detail } from '../wire';

/** A command that is not known to be saved yet. */
export interface Pending {
  /** Counts up on this device: the order in which commands were given. */
  n?: number;
  id: string;
  meetingId: string;
  command: Command;
  /** When it was given, in milliseconds since 1970. */
  at: number;
}

/** A command that was refused for good, with what was written in it: nothing of it is lost. */
export interface Returned {
  id: string;
  meetingId: string;
  command: Command;
  at: number;
  code: string;
  message: string;
  detail?: Detail;
}

/** Keeps what must outlive the tab. */
export interface OutboxStore {
  load(meetingId: string): Promise<{ pending: Pending[]; returned: Returned[] }>;
  /** Resolves when it is kept. */
  keep(pending: Pending): Promise<void>;
  forget(pending: Pending): Promise<void>;
  /** Moves a pending command to the returned ones, in one step. */
  giveBack(pending: Pending, returned: Returned): Promise<void>;
  dismiss(returned: Returned): Promise<void>;
}

interface Schema extends DBSchema {
  pending: { key: number; value: Pending; indexes: { meetingId: string; id: string } };
  returned: { key: string; value: Returned; indexes: { meetingId: string } };
}

/** In IndexedDB: it is there again after the tab, the browser or the computer was closed. */
class IndexedDbStore implements OutboxStore {
  constructor(private readonly db: IDBPDatabase<Schema>) {}

  async load(meetingId: string) {
    const [pending, returned] = await Promise.all([
      this.db.getAllFromIndex('pending', 'meetingId', meetingId),
      this.db.getAllFromIndex('returned', 'meetingId', meetingId),
    ]);
    return { pending: pending.sort((a, b) => a.n! - b.n!), returned: returned.sort((a, b) => a.at - b.at) };
  }

  async keep(pending: Pending) {
    pending.n = await this.db.add('pending', pending);
  }

  async forget(pending: Pending) {
    // By its id: another tab may have kept it as well.
    const transaction = this.db.transaction('pending', 'readwrite');
    const key = await transaction.store.index('id').getKey(pending.id);
    if (key !== undefined) await transaction.store.delete(key);
    await transaction.done;
  }

  async giveBack(pending: Pending, returned: Returned) {
    const transaction = this.db.transaction(['pending', 'returned'], 'readwrite');
    const key = await transaction.objectStore('pending').index('id').getKey(pending.id);
    if (key !== undefined) await transaction.objectStore('pending').delete(key);
    await transaction.objectStore('returned').put(returned);
    await transaction.done;
  }

  async dismiss(returned: Returned) {
    await this.db.delete('returned', returned.id);
  }
}

/** For browsers that keep nothing, such as some private windows: it lives as long as the tab. */
export class MemoryStore implements OutboxStore {
  #n = 0;
  readonly #pending = new Map<string, Pending>();
  readonly #returned = new Map<string, Returned>();

  async load(meetingId: string) {
    const of = <T extends { meetingId: string }>(all: Map<string, T>) => [...all.values()].filter((it) => it.meetingId === meetingId);
    return { pending: of(this.#pending), returned: of(this.#returned) };
  }

  async keep(pending: Pending) {
    pending.n = ++this.#n;
    this.#pending.set(pending.id, { ...pending });
  }

  async forget(pending: Pending) {
    this.#pending.delete(pending.id);
  }

  async giveBack(pending: Pending, returned: Returned) {
    this.#pending.delete(pending.id);
    this.#returned.set(returned.id, returned);
  }

  async dismiss(returned: Returned) {
    this.#returned.delete(returned.id);
  }
}

/** @returns the store, and whether what it keeps outlives the tab. */
export async function openStore(): Promise<{ store: OutboxStore; lasts: boolean }> {
  try {
    const db = await openDB<Schema>('samenwerken', 1, {
      upgrade(database) {
        const pending = database.createObjectStore('pending', { keyPath: 'n', autoIncrement: true });
        pending.createIndex('meetingId', 'meetingId');
        pending.createIndex('id', 'id');
        database.createObjectStore('returned', { keyPath: 'id' }).createIndex('meetingId', 'meetingId');
      },
    });
    return { store: new IndexedDbStore(db), lasts: true };
  } catch {
    return { store: new MemoryStore(), lasts: false };
  }
}
