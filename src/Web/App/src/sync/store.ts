import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { identityIn } from './identity';
import { isTaken, remains, takenForMs, type OutboxStore, type Owned, type Pending, type Returned, type TakenRow, type TextDraft, type TextRow, type TextStore } from './keeping';
import { MemoryStore } from './memory-store';

interface Schema extends DBSchema {
  texts: { key: string; value: (TextRow | TakenRow) & Owned; indexes: { meetingId: string } };
  drafts: { key: string; value: TextDraft & Owned; indexes: { meetingId: string } };
  pending: { key: number; value: Pending & Owned; indexes: { meetingId: string; id: string } };
  returned: { key: string; value: Returned & Owned; indexes: { meetingId: string } };
}

/** In IndexedDB: it is there again after the tab, the browser or the computer was closed. */
class IndexedDbStore implements OutboxStore, TextStore {
  constructor(
    private readonly db: IDBPDatabase<Schema>,
    private readonly personId: string,
    private readonly failed: () => void,
  ) {}

  /** One tab may be of one person after another, so a row is found by whose it is as well. */
  #owned(row: TextRow | TakenRow): (TextRow | TakenRow) & Owned {
    return { ...row, key: this.#keyOf(row), personId: this.personId };
  }

  readonly #keyOf = (row: { key: string }): string => `${this.personId} ${row.key}`;

  readonly #isMine = (it: Owned): boolean => it.personId === this.personId;

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
    const pending = (await this.db.getAllFromIndex('pending', 'meetingId', meetingId)).filter(this.#isMine);
    const returned = (await this.db.getAllFromIndex('returned', 'meetingId', meetingId)).filter(this.#isMine);
    return { pending: pending.sort((a, b) => a.n! - b.n!), returned: returned.sort((a, b) => a.at - b.at) };
  }

  async keep(pending: Pending) {
    try {
      const transaction = this.db.transaction('pending', 'readwrite');
      const added = transaction.store.add({ ...pending, personId: this.personId });
      // Committed from here: the tab may be closed before it is heard that the command was added.
      transaction.commit();
      [pending.n] = await Promise.all([added, transaction.done]);
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

  async markSent(pending: readonly Pending[]) {
    const transaction = this.db.transaction('pending', 'readwrite');
    const there = new Set<string>();
    const mark = async ({ n }: Pending) => {
      const row = await transaction.store.get(n!);
      if (!row) return;
      there.add(row.id);
      const { isUnsent, ...sent } = row;
      if (isUnsent) await transaction.store.put(sent);
    };
    await Promise.all(pending.map(mark));
    await transaction.done;
    return there;
  }

  async withdraw(pending: Pending, returned?: Returned) {
    const transaction = this.db.transaction(['pending', 'returned'], 'readwrite');
    const cursor = await transaction.objectStore('pending').index('id').openCursor(pending.id);
    const isThere = cursor?.value.isUnsent === true;
    if (isThere) await cursor.delete();
    if (isThere && returned) await transaction.objectStore('returned').put({ ...returned, personId: this.personId });
    await transaction.done;
    return isThere;
  }

  async dismiss(returned: Returned) {
    await this.db.delete('returned', returned.id).catch(this.failed);
  }

  async loadTexts(meetingId: string) {
    try {
      return await this.#readTexts(meetingId);
    } catch {
      this.failed();
      return { rows: [], drafts: [] };
    }
  }

  async #readTexts(meetingId: string) {
    const [rows, drafts] = await Promise.all([
      this.db.getAllFromIndex('texts', 'meetingId', meetingId),
      this.db.getAllFromIndex('drafts', 'meetingId', meetingId),
    ]);
    for (const row of rows) if (isTaken(row) && Date.now() - row.takenAt > takenForMs) void this.db.delete('texts', row.key);
    return {
      rows: rows.filter(this.#isMine).filter((row): row is TextRow & Owned => !isTaken(row)).map(this.#plain),
      drafts: drafts.filter(this.#isMine).map(({ personId, ...draft }) => draft).sort((a, b) => a.at - b.at),
    };
  }

  async keepText(row: TextRow) {
    const transaction = this.db.transaction('texts', 'readwrite');
    const there = await transaction.store.get(this.#keyOf(row));
    const isMine = !there || there.tab === row.tab;
    if (isMine) await transaction.store.put(this.#owned(row));
    await transaction.done;
    return isMine;
  }

  keepTextNow(row: TextRow) {
    try {
      const transaction = this.db.transaction('texts', 'readwrite');
      transaction.done.catch(() => undefined);
      transaction.store.put(this.#owned(row)).catch(() => undefined);
      // Committed from here: nobody may be left to do so when the put is done.
      transaction.commit();
    } catch {
      // The database is closed already.
    }
  }

  async forgetText(row: TextRow) {
    const transaction = this.db.transaction('texts', 'readwrite');
    const left = this.#leave(transaction.store, row);
    // As above: the page may be going away.
    transaction.commit();
    await Promise.all([left, transaction.done]);
  }

  async takeOver(row: TextRow, tab: string) {
    const transaction = this.db.transaction('texts', 'readwrite');
    const there = await transaction.store.get(this.#keyOf(row));
    const taken = there && !isTaken(there) && there.tab === row.tab ? { ...there, tab } : undefined;
    if (taken) await transaction.store.put(taken);
    await transaction.done;
    return taken && this.#plain(taken);
  }

  async keepDraft(draft: TextDraft, from?: TextRow) {
    const transaction = this.db.transaction(['texts', 'drafts'], 'readwrite');
    if (from) await this.#leave(transaction.objectStore('texts'), from);
    await transaction.objectStore('drafts').put({ ...draft, personId: this.personId });
    await transaction.done;
  }

  async dismissDraft(id: string) {
    await this.db.delete('drafts', id);
  }

  readonly #plain = ({ personId, ...row }: TextRow & Owned): TextRow => ({ ...row, key: row.key.slice(personId.length + 1) });

  async #leave(texts: Texts, row: TextRow): Promise<void> {
    const rest = remains(row);
    if (rest) await texts.put(this.#owned(rest));
    else await texts.delete(this.#keyOf(row));
  }
}

interface Texts {
  put(value: (TextRow | TakenRow) & Owned): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/**
 * @param failed called when something could not be kept or read, so that its writer can be told. What is written goes on
 * from memory then.
 * @returns the store of one person, and whether what it keeps outlives the tab.
 */
export async function openStore(personId: string, failed: () => void): Promise<{ store: OutboxStore & TextStore; lasts: boolean }> {
  try {
    return { store: new IndexedDbStore(await open(failed), personId, failed), lasts: true };
  } catch {
    return { store: new MemoryStore(), lasts: false };
  }
}

function open(failed: () => void): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    openDB<Schema>('samenwerken', 3, {
      async upgrade(database, from, _, transaction) {
        if (from < 1) {
          const pending = database.createObjectStore('pending', { keyPath: 'n', autoIncrement: true });
          pending.createIndex('meetingId', 'meetingId');
          pending.createIndex('id', 'id');
          database.createObjectStore('returned', { keyPath: 'id' }).createIndex('meetingId', 'meetingId');
        }
        // The second version told whose what was kept is, the third keeps texts.
        if (from < 3 && !database.objectStoreNames.contains('texts')) {
          database.createObjectStore('texts', { keyPath: 'key' }).createIndex('meetingId', 'meetingId');
          database.createObjectStore('drafts', { keyPath: 'id' }).createIndex('meetingId', 'meetingId');
        }
        if (from === 1) await adopt(transaction);
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
async function adopt(transaction: IDBPTransaction<Schema, ('pending' | 'returned' | 'texts' | 'drafts')[], 'versionchange'>): Promise<void> {
  for (const name of ['pending', 'returned'] as const)
    for (let cursor = await transaction.objectStore(name).openCursor(); cursor; cursor = await cursor.continue())
      await cursor.update({ ...cursor.value, personId: identityIn(`meeting/${cursor.value.meetingId}`)?.personId ?? '' });
}
