import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Command, Detail } from '../wire';
import { identityIn } from './identity';
import type { TextState } from './text';

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

/** What is unsaved of one text in one tab. */
export interface TextRow {
  /** The tab and the text. */
  key: string;
  tab: string;
  meetingId: string;
  itemId: string;
  /** The history of which the revision is one. */
  epoch: string;
  state: TextState;
}

/** Words that could not be put in a text, for their writer to do something with. */
export interface TextDraft {
  id: string;
  meetingId: string;
  itemId: string;
  words: string;
  code: string;
  message: string;
  at: number;
}

/** Left where a row was that another tab took over and finished, so that its first owner does not write it again. */
interface TakenRow {
  key: string;
  tab: string;
  meetingId: string;
  takenAt: number;
}

/** How long a sleeping tab has to learn that it was taken over, in milliseconds. */
const takenForMs = 7 * 24 * 3600 * 1000;

/** Keeps what somebody writes in a text until the server has it. A row belongs to one tab at a time. */
export interface TextStore {
  loadTexts(meetingId: string): Promise<{ rows: TextRow[]; drafts: TextDraft[] }>;
  /** @returns false where another tab took the row over: this one may not write it any more. */
  keepText(row: TextRow): Promise<boolean>;
  /** Keeps a row while the page goes away: there is no time to wait for anything. */
  keepTextNow(row: TextRow): void;
  forgetText(row: TextRow): Promise<void>;
  /** Gives the row of a tab that is gone to another, to one only. @returns undefined where it is not that tab's any more. */
  takeOver(row: TextRow, tab: string): Promise<TextRow | undefined>;
  /** Keeps a draft, and forgets the row that it came from in the same step. */
  keepDraft(draft: TextDraft, from?: TextRow): Promise<void>;
  dismissDraft(id: string): Promise<void>;
}

export const rowKey = (tab: string, meetingId: string, itemId: string): string => `${tab}/${meetingId}/${itemId}`;

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

const isTaken = (row: TextRow | TakenRow): row is TakenRow => 'takenAt' in row;

/** What stands in the place of a row that is done with. */
function remains(row: TextRow): TakenRow | undefined {
  const isFirstOwner = row.key === rowKey(row.tab, row.meetingId, row.itemId);
  return isFirstOwner ? undefined : { key: row.key, tab: row.tab, meetingId: row.meetingId, takenAt: Date.now() };
}

interface Texts {
  put(value: (TextRow | TakenRow) & Owned): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** For browsers that keep nothing, such as some private windows: it lives as long as the tab. */
export class MemoryStore implements OutboxStore, TextStore {
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

  readonly #texts = new Map<string, TextRow | TakenRow>();
  readonly #drafts = new Map<string, TextDraft>();

  async loadTexts(meetingId: string) {
    const rows = [...this.#texts.values()].filter((row): row is TextRow => !isTaken(row) && row.meetingId === meetingId);
    return { rows, drafts: [...this.#drafts.values()].filter((draft) => draft.meetingId === meetingId) };
  }

  async keepText(row: TextRow) {
    const there = this.#texts.get(row.key);
    if (there && there.tab !== row.tab) return false;
    this.#texts.set(row.key, row);
    return true;
  }

  keepTextNow(row: TextRow) {
    this.#texts.set(row.key, row);
  }

  async forgetText(row: TextRow) {
    const rest = remains(row);
    if (rest) this.#texts.set(row.key, rest);
    else this.#texts.delete(row.key);
  }

  async takeOver(row: TextRow, tab: string) {
    const there = this.#texts.get(row.key);
    if (!there || isTaken(there) || there.tab !== row.tab) return undefined;
    const taken = { ...there, tab };
    this.#texts.set(row.key, taken);
    return taken;
  }

  async keepDraft(draft: TextDraft, from?: TextRow) {
    if (from) await this.forgetText(from);
    this.#drafts.set(draft.id, draft);
  }

  async dismissDraft(id: string) {
    this.#drafts.delete(id);
  }
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
      await cursor.update({ ...cursor.value, personId: identityIn(cursor.value.meetingId)?.personId ?? '' });
}
