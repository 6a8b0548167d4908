import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Command, Detail } from '../wire';
import { identityIn } from './identity';

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

/** Whose it is: who shares a browser with others never sends, or is shown, what one of them wrote. */
interface Owned {
  personId: string;
}

/** Keeps what must outlive the tab, of one person. */
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
  pending: { key: number; value: Pending & Owned; indexes: { meetingId: string; id: string } };
  returned: { key: string; value: Returned & Owned; indexes: { meetingId: string } };
}

/** In IndexedDB: it is there again after the tab, the browser or the computer was closed. */
class IndexedDbStore implements OutboxStore {
  constructor(
    private readonly db: IDBPDatabase<Schema>,
    private readonly personId: string,
    private readonly failed: () => void,
  ) {}

  async load(meetingId: string) {
    try {
      return await this.#read(meetingId);
    } catch {
      // It may be there again another time. The meeting goes on without it.
      this.failed();
      return { pending: [], returned: [] };
    }
  }

  async #read(meetingId: string) {
    const mine = (it: Owned) => it.personId === this.personId;
    const pending = (await this.db.getAllFromIndex('pending', 'meetingId', meetingId)).filter(mine);
    const returned = (await this.db.getAllFromIndex('returned', 'meetingId', meetingId)).filter(mine);
    return { pending: pending.sort((a, b) => a.n! - b.n!), returned: returned.sort((a, b) => a.at - b.at) };
  }

  async keep(pending: Pending) {
    try {
      pending.n = await this.db.add('pending', { ...pending, personId: this.personId });
    } catch (failure) {
      this.failed();
      throw failure;
    }
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
    await transaction.objectStore('returned').put({ ...returned, personId: this.personId });
    await transaction.done;
  }

  async dismiss(returned: Returned) {
    await this.db.delete('returned', returned.id).catch(this.failed);
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

/**
 * @param failed called when something could not be kept or read, so that its writer can be told. What is written goes on
 * from memory then.
 * @returns the store of one person, and whether what it keeps outlives the tab.
 */
export async function openStore(personId: string, failed: () => void): Promise<{ store: OutboxStore; lasts: boolean }> {
  try {
    return { store: new IndexedDbStore(await open(failed), personId, failed), lasts: true };
  } catch {
    return { store: new MemoryStore(), lasts: false };
  }
}

function open(failed: () => void): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    openDB<Schema>('samenwerken', 2, {
      async upgrade(database, version, _, transaction) {
        if (version < 1) {
          const pending = database.createObjectStore('pending', { keyPath: 'n', autoIncrement: true });
          pending.createIndex('meetingId', 'meetingId');
          pending.createIndex('id', 'id');
          database.createObjectStore('returned', { keyPath: 'id' }).createIndex('meetingId', 'meetingId');
        }
        if (version === 1) await adopt(transaction);
      },
      // A tab with an older version of this page holds it. Waiting for that tab could take for ever.
      blocked: () => {
        isGivenUp = true;
        reject(new Error('Another tab holds an older version.'));
      },
      // A tab with a newer version waits for this one.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
      terminated: failed,
    }).then((db) => (isGivenUp ? db.close() : resolve(db)), reject);
  });
}

/** What was kept before it was told whose it is, is of whoever this browser is in that meeting: nobody else was. */
async function adopt(transaction: IDBPTransaction<Schema, ('pending' | 'returned')[], 'versionchange'>): Promise<void> {
  for (const name of ['pending', 'returned'] as const)
    for (let cursor = await transaction.objectStore(name).openCursor(); cursor; cursor = await cursor.continue())
      await cursor.update({ ...cursor.value, personId: identityIn(cursor.value.meetingId)?.personId ?? '' });
}
