import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { AnyRecord } from '../wire';
import { keyOf, type Records } from './fold';
import type { Position } from './frames';
import { shape } from './version';

/** A meeting that was not looked at for so long is no longer kept, in milliseconds. */
const keptForMs = 30 * 24 * 3600 * 1000;

/** How many meetings are kept, of all who use this browser; the last seen stay. */
const keptMeetings = 12;

/** How many records are written before the page gets a turn. */
const atOnce = 200;

/** What was last seen of a meeting. */
export interface LastSeen {
  records: AnyRecord[];
  position: Position;
  /** When it was so, in milliseconds since 1970. */
  at: number;
}

interface Meeting extends Position {
  whose: string;
  shape: string;
  at: number;
}

interface Schema extends DBSchema {
  meetings: { key: string; value: Meeting };
  records: { key: [string, string]; value: { whose: string; key: string; record: AnyRecord } };
}

/**
 * What one person last saw of one meeting: the confirmed records with their position, so that the meeting opens without a
 * connection, and afterwards only what changed travels. It is a copy that may be lost at any time, in a database of its
 * own: nothing that somebody wrote depends on it.
 *
 * A person reads only what was kept for them (OUT2). The records and their position are written in one step, and only what
 * changed since. Two tabs of a person keep the same rows: each writes only over a state that is not newer than what it
 * writes and not older than what it wrote last, and writes everything anew where it cannot know.
 */
export class SeenKeeper {
  readonly #whose: string;
  #db: Promise<IDBPDatabase<Schema> | undefined> | undefined;
  readonly #changed = new Set<string>();
  /** What is kept has everything up to here, as far as this tab knows. */
  #base: Position | undefined;
  #writing: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts up when everything starts anew. */
  #history = 0;
  #isOver = false;

  /** @param pauseMs the least time between two writes */
  constructor(
    personId: string,
    meetingId: string,
    private readonly now: () => { records: Records; position: Position | null },
    private readonly pauseMs = 3000,
  ) {
    this.#whose = whoseOf(personId, meetingId);
  }

  /** @returns undefined where nothing is kept, or nothing that this version of the page can read. */
  async load(): Promise<LastSeen | undefined> {
    try {
      const db = await this.#open();
      if (!db) return undefined;
      const transaction = db.transaction(['meetings', 'records']);
      const meeting = await transaction.objectStore('meetings').get(this.#whose);
      if (!meeting || meeting.shape !== shape) return undefined;
      const rows = await transaction.objectStore('records').getAll(allOf(this.#whose));
      const { epoch, seq, at } = meeting;
      this.#base = { epoch, seq };
      return { records: rows.map((row) => row.record), position: { epoch, seq }, at };
    } catch {
      return undefined;
    }
  }

  /**
   * These records are different now, or gone.
   * @param isAnew everything is
   */
  changed(keys: Iterable<string>, isAnew: boolean): void {
    if (isAnew) {
      this.#base = undefined;
      this.#history++;
      this.#changed.clear();
    } else {
      for (const key of keys) this.#changed.add(key);
    }
    if (!this.#isOver) this.#timer ??= setTimeout(() => void this.keep(), this.pauseMs);
  }

  /** Writes now what changed. Where that does not work, because there is no room, say, nothing is kept any more. */
  keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isOver) this.#writing = this.#writing.then(() => this.#write()).catch(() => this.#forget());
    return this.#writing;
  }

  /** This person may not be in the meeting any more: nothing of it stays here. */
  clear(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    return (this.#writing = this.#writing.then(() => this.#forget()));
  }

  /** The page goes away. */
  close(): void {
    void this.keep();
    this.#isOver = true;
  }

  #open(): Promise<IDBPDatabase<Schema> | undefined> {
    return (this.#db ??= open());
  }

  async #forget(): Promise<void> {
    this.#isOver = true;
    await forgetSeen(this.#whose, await this.#open());
  }

  async #write(): Promise<void> {
    const db = await this.#open();
    if (!db || isAt(this.#base, this.now().position)) return;
    const transaction = db.transaction(['meetings', 'records'], 'readwrite');
    // What fails while it is written fails as a whole, and is heard below.
    transaction.done.catch(() => undefined);
    const there = await transaction.objectStore('meetings').get(this.#whose);
    // Everything that is written is taken in this one moment; records are never changed, only replaced.
    const { records, position } = this.now();
    const [base, history] = [this.#base, this.#history];
    if (!position) return;
    const isKnown = base !== undefined && there?.epoch === base.epoch && there.epoch === position.epoch && there.shape === shape;
    if (isKnown && there.seq >= position.seq) return;
    const isStep = isKnown && there.seq >= base.seq;
    const changed = [...this.#changed].map((key) => [key, records.get(key)] as const);
    const rows = isStep ? changed : [...records];
    const store = transaction.objectStore('records');
    if (!isStep) await store.delete(allOf(this.#whose));
    for (let i = 0; i < rows.length; i += atOnce)
      await Promise.all(
        rows.slice(i, i + atOnce).map(([key, record]) => (record ? store.put({ whose: this.#whose, key, record }) : store.delete([this.#whose, key]))),
      );
    await transaction.objectStore('meetings').put({ whose: this.#whose, shape, at: Date.now(), ...position });
    await transaction.done;
    if (history !== this.#history) return;
    this.#base = position;
    // What became different again meanwhile is still to be written.
    for (const [key, record] of changed) if (records.get(key) === record) this.#changed.delete(key);
  }
}

/** Nothing of this meeting stays here for this person. */
export const forgetLastSeen = (personId: string, meetingId: string): Promise<void> => forgetSeen(whoseOf(personId, meetingId));

/** Puts the records of what was last seen where they are looked up. */
export function recordsOf(seen: LastSeen): Records {
  return new Map(seen.records.map((record) => [keyOf(record), record]));
}

const whoseOf = (personId: string, meetingId: string): string => `${personId} ${meetingId}`;

const isAt = (one: Position | undefined, other: Position | null): boolean => one?.epoch === other?.epoch && one?.seq === other?.seq;

const allOf = (whose: string): IDBKeyRange => IDBKeyRange.bound([whose], [whose, []]);

async function forgetSeen(whose: string, db?: IDBPDatabase<Schema>): Promise<void> {
  try {
    const there = db ?? (await open());
    if (!there) return;
    const transaction = there.transaction(['meetings', 'records'], 'readwrite');
    void transaction.objectStore('meetings').delete(whose);
    void transaction.objectStore('records').delete(allOf(whose));
    await transaction.done;
    if (!db) there.close();
  } catch {
    // Then it was never there.
  }
}

async function open(): Promise<IDBPDatabase<Schema> | undefined> {
  try {
    const db = await openDB<Schema>('samenwerken.seen', 1, {
      upgrade(database) {
        database.createObjectStore('meetings', { keyPath: 'whose' });
        database.createObjectStore('records', { keyPath: ['whose', 'key'] });
      },
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    await tidy(db).catch(() => undefined);
    return db;
  } catch {
    return undefined;
  }
}

/** Lets go of what was not looked at for long, and of the oldest of too many. */
async function tidy(db: IDBPDatabase<Schema>): Promise<void> {
  const meetings = (await db.getAll('meetings')).sort((a, b) => b.at - a.at);
  const stale = meetings.filter((meeting, place) => place >= keptMeetings || Date.now() - meeting.at > keptForMs);
  for (const meeting of stale) await forgetSeen(meeting.whose, db);
}
