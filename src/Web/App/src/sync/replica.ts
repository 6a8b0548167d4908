import { changed, keyOf, keyOfChange, type Records } from './fold';
import type { Commit, Frame, Position, Welcome } from './frames';

/** What a frame came to. */
export interface Received {
  /** The records that may be different now. */
  keys: Set<string>;
  /** Commits that are new here, for confirmations and announcements. */
  commits: Commit[];
  /** Everything started anew. */
  isSnapshot: boolean;
}

/**
 * The records as the server has confirmed them. Each commit is taken once and in order, whatever arrives (SEQ2); after a
 * gap it takes nothing more until it is told what it missed.
 */
export class Replica {
  readonly records: Records = new Map();
  position: Position | null = null;
  /** A commit is missing: follow anew from the position. */
  hasGap = false;

  /** Begins with what was confirmed before. */
  restore(records: Records, position: Position): void {
    for (const [key, record] of records) this.records.set(key, record);
    this.position = position;
  }

  receive(frame: Frame): Received {
    const received: Received = { keys: new Set(), commits: [], isSnapshot: false };
    if ('welcome' in frame) this.#welcome(frame.welcome, received);
    else if ('commits' in frame) frame.commits.forEach((commit) => this.#commit(commit, received));
    return received;
  }

  #welcome(welcome: Welcome, received: Received): void {
    if (welcome.since === undefined) {
      received.isSnapshot = true;
      for (const key of this.records.keys()) received.keys.add(key);
      this.records.clear();
    } else if (this.position?.epoch !== welcome.epoch || this.position.seq < welcome.since) {
      this.hasGap = true;
      return;
    }
    for (const record of welcome.records) {
      this.records.set(keyOf(record), record);
      received.keys.add(keyOf(record));
    }
    for (const key of welcome.deleted ?? []) {
      this.records.delete(keyOf(key));
      received.keys.add(keyOf(key));
    }
    this.position = { epoch: welcome.epoch, seq: Math.max(welcome.seq, welcome.since ?? 0) };
    this.hasGap = false;
  }

  #commit(commit: Commit, received: Received): void {
    if (!this.position || this.hasGap || commit.seq <= this.position.seq) return;
    if (commit.seq !== this.position.seq + 1) {
      this.hasGap = true;
      return;
    }
    for (const change of commit.changes ?? []) {
      const key = keyOfChange(change);
      const record = changed(this.records.get(key), change);
      if (record) this.records.set(key, record);
      else this.records.delete(key);
      received.keys.add(key);
    }
    this.position = { epoch: this.position.epoch, seq: commit.seq };
    received.commits.push(commit);
  }
}
