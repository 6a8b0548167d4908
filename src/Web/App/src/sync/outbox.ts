import { limits, type Answer, type Command } from '../wire';
import type { Position } from './frames';
import { newId } from './ids';
import type { OutboxStore, Pending, Returned } from './store';

/** The largest command, in bytes of JSON, that is put in the outbox; the server takes a little more. */
export const maxCommandBytes = 48 * 1024;

const retryAfterUnknownMs = 500;

/** What became of a command. */
export type Fate = { status: 'accepted'; at: Position } | { status: 'rejected'; code: string; message: string };

/**
 * Somebody who keeps a command themselves, as a text keeps its edits: they hear what became of it, and what is refused goes
 * back to them rather than to the returned ones.
 */
export interface Giver {
  /** The command's id; given again while it waits, it is the same command. */
  id: string;
  heard(fate: Fate): void;
}

interface Waiting extends Pending {
  giver?: Giver;
  /** Whether it is kept where it outlives the tab. */
  isKept: boolean;
  isUnderWay: boolean;
  /** The commit that it became, by the server's answer. */
  savedAt?: Position;
}

/**
 * Keeps each command until the server is known to have it: until its commit arrives, or an answer says that it was taken
 * at or before a commit that is here, or that it is refused for good. What is refused is given back with its words.
 *
 * Commands go out in the order in which they were given, and no more than the server remembers ids for, so that one that
 * is sent again is always recognised (CMD2). A command is kept before it is sent: closing the tab loses nothing.
 */
export class Outbox {
  #waiting: Waiting[] = [];
  #returned: Returned[] = [];
  #isConnected = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly meetingId: string,
    private readonly store: OutboxStore,
    private readonly send: (id: string, command: Command) => Promise<Answer>,
    private readonly changed: () => void,
  ) {}

  /** Loads what an earlier tab left. */
  async open(): Promise<void> {
    const { pending, returned } = await this.store.load(this.meetingId);
    this.#waiting = [...pending.map((it) => ({ ...it, isKept: true, isUnderWay: false })), ...this.#waiting];
    this.#returned = [...returned, ...this.#returned];
    this.changed();
    this.#flush();
  }

  /** All that is not confirmed yet, in order. */
  get pending(): readonly Pending[] {
    return this.#waiting;
  }

  /** How many commands the server is not known to have, but for those that their giver keeps. */
  get unsaved(): number {
    return this.#waiting.filter((it) => !it.savedAt && !it.giver).length;
  }

  /** Whether something was given that would not outlive the tab yet. */
  get isKeeping(): boolean {
    return this.#waiting.some((it) => !it.isKept);
  }

  get returned(): readonly Returned[] {
    return this.#returned;
  }

  /** @returns the command's id. */
  add(command: Command, giver?: Giver): string {
    const there = giver && this.#waiting.find((waiting) => waiting.id === giver.id);
    if (there) {
      there.giver = giver;
      return there.id;
    }
    if (new TextEncoder().encode(JSON.stringify(command)).length > maxCommandBytes) throw new RangeError('The command is too large.');
    const id = giver?.id ?? newId();
    const pending: Waiting = { id, meetingId: this.meetingId, command, at: Date.now(), isKept: giver !== undefined, isUnderWay: false };
    if (giver) pending.giver = giver;
    this.#waiting.push(pending);
    this.changed();
    if (giver) this.#flush();
    else this.#keep(pending);
    return id;
  }

  /** Takes back a command that was made for another history. What was sent was sent. */
  withdraw(id: string): void {
    const it = this.#waiting.find((waiting) => waiting.id === id);
    if (it) this.#drop(it);
  }

  #keep(pending: Waiting): void {
    const { isKept, isUnderWay, giver, ...plain } = pending;
    void this.store.keep(plain).then(
      () => (pending.n = plain.n),
      // A full disk on this side: it can still be sent.
      () => undefined,
    ).then(() => {
      pending.isKept = true;
      this.changed();
      this.#flush();
    });
  }

  connected(): void {
    this.#isConnected = true;
    for (const it of this.#waiting) it.isUnderWay = false;
    this.#resume();
  }

  disconnected(): void {
    this.#isConnected = false;
  }

  /** The server's commit of this command is here. */
  confirm(id: string): void {
    const it = this.#waiting.find((waiting) => waiting.id === id);
    if (it) this.#drop(it);
  }

  /** Everything up to this position is here. In another epoch, answers of before say nothing: those commands go again. */
  confirmUpTo(position: Position): void {
    for (const it of [...this.#waiting]) {
      if (!it.savedAt) continue;
      if (it.savedAt.epoch !== position.epoch) {
        delete it.savedAt;
        it.isUnderWay = false;
      } else if (it.savedAt.seq <= position.seq) {
        this.#drop(it);
      }
    }
    this.#flush();
  }

  /** The writer has seen what was given back. */
  dismiss(id: string): void {
    const it = this.#returned.find((returned) => returned.id === id);
    if (!it) return;
    this.#returned = this.#returned.filter((returned) => returned !== it);
    void this.store.dismiss(it);
    this.changed();
  }

  #flush(): void {
    if (!this.#isConnected || this.#pause !== undefined) return;
    let underWay = 0;
    for (const it of this.#waiting) {
      if (it.savedAt) continue;
      // In order: nothing overtakes one that is still being kept.
      if (!it.isKept || ++underWay > limits.outbox) return;
      if (!it.isUnderWay) this.#send(it);
    }
  }

  #send(it: Waiting): void {
    it.isUnderWay = true;
    this.send(it.id, it.command).then(
      (answer) => this.#hear(it, answer),
      // The connection is gone, and with it the answer; the next connection sends it again.
      () => undefined,
    );
  }

  #hear(it: Waiting, answer: Answer): void {
    if (!this.#waiting.includes(it)) return;
    switch (answer.status) {
      case 'accepted':
        it.savedAt = { epoch: answer.epoch, seq: answer.seq };
        it.giver?.heard({ status: 'accepted', at: it.savedAt });
        this.changed();
        this.#flush();
        break;
      case 'rejected':
        this.#giveBack(it, answer.code, answer.message ?? answer.code, answer.detail);
        break;
      case 'later':
        it.isUnderWay = false;
        this.#waitFor(answer.retryAfterMs);
        break;
      case 'unknown':
        it.isUnderWay = false;
        this.#waitFor(retryAfterUnknownMs);
        break;
    }
  }

  #giveBack(it: Waiting, code: string, message: string, detail: Returned['detail']): void {
    if (it.giver) {
      this.#drop(it);
      it.giver.heard({ status: 'rejected', code, message });
      return;
    }
    const returned: Returned = { id: it.id, meetingId: it.meetingId, command: it.command, at: it.at, code, message, ...(detail ? { detail } : {}) };
    this.#waiting = this.#waiting.filter((waiting) => waiting !== it);
    this.#returned = [...this.#returned, returned];
    void this.store.giveBack(it, returned).catch(() => undefined);
    this.changed();
    this.#flush();
  }

  #drop(it: Waiting): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting !== it);
    if (!it.giver) void this.store.forget(it).catch(() => undefined);
    this.changed();
    this.#flush();
  }

  #waitFor(ms: number): void {
    if (this.#pause !== undefined) return;
    this.#pause = setTimeout(() => this.#resume(), ms);
  }

  #resume(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#flush();
  }
}
