import { limits, type Answer, type Command } from '../wire';
import type { Position } from './frames';
import { newId } from './ids';
import type { OutboxStore, Pending, Returned } from './keeping';

/** The largest command, in bytes of JSON, that is put in the outbox; the server takes a little more. */
export const maxCommandBytes = 48 * 1024;

const retryAfterUnknownMs = 500;

/** The code of what its writer withdrew before it was sent. */
export const withdrawn = 'command.withdrawn';

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
  /** Whether the other tabs are being told that it can no longer be withdrawn. */
  isMarking?: boolean;
  /** The commit that it became, by the server's answer. */
  savedAt?: Position;
}

/**
 * Keeps each command until the server is known to have it: until its commit arrives, or an answer says that it was taken
 * at or before a commit that is here, or that it is refused for good. What is refused is given back with its words.
 *
 * Commands go out in the order in which they were given, and no more than the server remembers ids for, so that one that
 * is sent again is always recognised (CMD2). A command is kept before it is sent: closing the tab loses nothing.
 *
 * All tabs of a person keep their commands in one store. With every connection a tab takes up what it finds there, so that
 * what a closed tab left is sent; two tabs that send the same send it under one id. What was given without a connection can
 * be withdrawn until a tab begins to send it, whichever tab that is.
 */
export class Outbox {
  #waiting: Waiting[] = [];
  #returned: Returned[] = [];
  #isConnected = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** What this tab is done with: it is not taken up again while the store forgets it. */
  readonly #done = new Set<string>();
  #tabs: BroadcastChannel | undefined;

  constructor(
    private readonly meetingId: string,
    private readonly store: OutboxStore,
    private readonly send: (id: string, command: Command) => Promise<Answer>,
    private readonly changed: () => void,
  ) {}

  /** Loads what an earlier tab left. */
  async open(): Promise<void> {
    if (typeof BroadcastChannel !== 'undefined') {
      this.#tabs = new BroadcastChannel(`samenwerken.outbox.${this.meetingId}`);
      this.#tabs.onmessage = ({ data }: MessageEvent<string>) => this.#goneElsewhere(data);
    }
    await this.#takeUp();
  }

  close(): void {
    this.#tabs?.close();
  }

  async #takeUp(): Promise<void> {
    const { pending, returned } = await this.store.load(this.meetingId);
    const known = new Set([...this.#done, ...this.#waiting.map((it) => it.id), ...this.#returned.map((it) => it.id)]);
    const left = pending.filter((it) => !known.has(it.id)).map((it) => ({ ...it, isKept: true, isUnderWay: false }));
    const back = returned.filter((it) => !known.has(it.id));
    // What is not kept yet was given last.
    this.#waiting = [...left, ...this.#waiting].sort((a, b) => (a.n ?? Infinity) - (b.n ?? Infinity) || 0);
    this.#returned = [...back, ...this.#returned];
    this.changed();
    this.#flush();
  }

  /** All that is not confirmed yet, in order. */
  get pending(): readonly Pending[] {
    return this.#waiting;
  }

  /** Those that the server is not known to have, but for those that their giver keeps. */
  get waiting(): readonly Pending[] {
    // As they are now: whether one was sent changes.
    return this.#waiting.filter((it) => !it.savedAt && !it.giver).map((it) => ({ ...it, isUnsent: it.isUnsent && it.isKept && !it.isMarking }));
  }

  get unsaved(): number {
    return this.#waiting.reduce((count, it) => (it.savedAt || it.giver ? count : count + 1), 0);
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
    if (!giver && !this.#isConnected) pending.isUnsent = true;
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

  /**
   * Takes back a command that was not sent.
   * @param hasWords whether it goes to the returned ones, so that its words are not lost
   * @returns false where it is on its way already.
   */
  async takeBack(id: string, hasWords: boolean): Promise<boolean> {
    const it = this.#waiting.find((waiting) => waiting.id === id);
    if (!it?.isUnsent || !it.isKept) return false;
    const returned = hasWords ? returnedOf(it, withdrawn, '') : undefined;
    // What could not be kept is here alone.
    const isBack = it.n === undefined ? !it.isMarking : await this.store.withdraw(it, returned).catch(() => false);
    if (!isBack) return false;
    this.#leave(it);
    if (returned) this.#returned = [...this.#returned, returned];
    this.#tabs?.postMessage(id);
    this.changed();
    this.#flush();
    return true;
  }

  /** Another tab of this person has done something with it. */
  #goneElsewhere(id: string): void {
    const it = this.#waiting.find((waiting) => waiting.id === id);
    if (it) this.#leave(it);
    this.#done.add(id);
    this.#returned = this.#returned.filter((returned) => returned.id !== id);
    this.changed();
  }

  #leave(it: Waiting): void {
    if (!it.giver) this.#done.add(it.id);
    this.#waiting = this.#waiting.filter((waiting) => waiting !== it);
  }

  #keep(pending: Waiting): void {
    const { isKept, isUnderWay, isMarking, giver, ...plain } = pending;
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
    void this.#takeUp().catch(() => undefined);
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
    this.#done.add(id);
    void this.store.dismiss(it);
    this.#tabs?.postMessage(id);
    this.changed();
  }

  #flush(): void {
    if (!this.#isConnected || this.#pause !== undefined) return;
    let underWay = 0;
    for (const it of this.#waiting) {
      if (it.savedAt) continue;
      // In order: nothing overtakes one that is still being kept.
      if (!it.isKept || ++underWay > limits.outbox) return;
      if (it.isUnsent) return this.#mark();
      if (!it.isUnderWay) this.#send(it);
    }
  }

  /** Before anything is sent that could be withdrawn, in this tab or another, it no longer can. */
  #mark(): void {
    const unsent = this.#waiting.filter((it) => it.isUnsent && it.isKept).slice(0, limits.outbox);
    if (unsent.some((it) => it.isMarking)) return;
    for (const it of unsent) it.isMarking = true;
    const kept = unsent.filter((it) => it.n !== undefined);
    void this.store.markSent(kept).then(
      (there) => kept.filter((it) => !there.has(it.id)).forEach((it) => this.#leave(it)),
      // A full disk on this side: it can still be sent.
      () => undefined,
    ).then(() => {
      for (const it of unsent) it.isUnsent = it.isMarking = false;
      this.changed();
      this.#flush();
    });
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
    const returned = returnedOf(it, code, message, detail);
    this.#leave(it);
    this.#returned = [...this.#returned, returned];
    void this.store.giveBack(it, returned).catch(() => undefined);
    this.changed();
    this.#flush();
  }

  #drop(it: Waiting): void {
    this.#leave(it);
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

function returnedOf({ id, meetingId, command, at }: Pending, code: string, message: string, detail?: Returned['detail']): Returned {
  return { id, meetingId, command, at, code, message, ...(detail ? { detail } : {}) };
}
