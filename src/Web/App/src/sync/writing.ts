import { compose, isNothing, nothing, wordsOf, type Delta } from './delta';
import { newId } from './ids';
import { withdrawn, type Fate, type Giver } from './outbox';
import { rowKey, type TextDraft, type TextRow, type TextStore } from './keeping';
import { WrittenText, type Confirmed, type Revision } from './text';

/** The least time between two edits of one text, in milliseconds: whoever types fast sends words rather than letters. */
export const paceMs = 150;

/** The longest that what was typed is kept in the tab alone, in milliseconds. */
const keepWithinMs = 200;

/** How long to wait before asking for revisions again, in milliseconds. */
const askAgainMs = 1000;

/** Refused by this side: the server has another history than the one in which the words were written. */
export const otherHistory = 'text.otherHistory';

/** An edit of a text, for the server. */
export interface Edit {
  textId: string;
  basedOn: number;
  delta: Delta;
  goesOn?: true;
}

/** What a text needs of the session that it is a part of. */
export interface WritingHost {
  readonly meetingId: string;
  readonly tab: string;
  readonly store: TextStore;
  /** The text as the server has it at the position of this browser. */
  record(itemId: string): Confirmed;
  send(edit: Edit, giver: Giver): void;
  withdraw(commandId: string): void;
  /** @throws with a `code`: `text.baseTooOld` and `text.baseUnknown` are for good. */
  revisions(itemId: string, after: number): Promise<Revision[]>;
  returned(draft: TextDraft): void;
  changed(writing: Writing): void;
  /** An edit led from one confirmed text to the next. */
  followed?(writing: Writing, revision: number, delta: Delta, by?: number): void;
}

/**
 * Writing in one text: what was written goes to the server, in order and no faster than is of use, and is kept in this
 * browser until the server has it. A closed tab, a lost connection and a server that starts again lose no word and double
 * none; what the server refuses for good comes back as a draft.
 *
 * An edit is kept before it is sent, and sent again under the same id, exactly as it was (CMD2). While the connection is
 * gone nothing new is put on its way: it is all sent as one, made against a text that the server still knows well.
 */
export class Writing {
  readonly itemId: string;
  readonly #host: WritingHost;
  readonly #key: string;
  readonly #text: WrittenText;
  #epoch: string;
  #isOpen = false;
  #isAsking = false;
  /** Too much happened meanwhile to be told edit by edit. */
  #isCutOff = false;
  #lastSentAt = 0;
  #pump: ReturnType<typeof setTimeout> | undefined;
  #keep: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #hasRow: boolean;
  /** What was written since it was last kept. */
  #unkept: Delta = nothing;
  #isClosed = false;
  /** What must happen to the text that is shown, for whoever shows it. */
  onRemote: ((delta: Delta) => void) | undefined;

  /** @param row what an earlier tab left. */
  constructor(itemId: string, host: WritingHost, from: TextRow | { epoch: string }) {
    this.itemId = itemId;
    this.#host = host;
    this.#epoch = from.epoch;
    this.#hasRow = 'state' in from;
    this.#key = 'state' in from ? from.key : rowKey(host.tab, host.meetingId, itemId);
    const state = 'state' in from ? from.state : { ...host.record(itemId), buffer: nothing };
    this.#text = new WrittenText(state, (revision, delta, by) => host.followed?.(this, revision, delta, by));
  }

  get seen(): string {
    return this.#text.seen;
  }

  get revision(): number {
    return this.#text.confirmed.revision;
  }

  /** What is seen beyond the confirmed text, one after the other. */
  get unconfirmed(): readonly Delta[] {
    return [this.#text.sent?.delta ?? nothing, this.#text.buffer];
  }

  /** Whether edits go to the server now. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isSaved(): boolean {
    return this.#text.isSaved;
  }

  /** Whether what was written can still be withdrawn: none of it is on its way. */
  get isUnsent(): boolean {
    return !this.#text.isIdle && !this.#text.sent;
  }

  get isIdle(): boolean {
    return this.#text.isIdle;
  }

  toConfirmed(at: number): number {
    return this.#text.toConfirmed(at);
  }

  /** The writer has written; the one who shows it shows it already. */
  edit(delta: Delta): void {
    if (isNothing(delta)) return;
    this.#text.edit(delta);
    this.#unkept = compose(this.#unkept, delta);
    this.#keepSoon();
    this.#sendSoon();
    this.#host.changed(this);
  }

  /**
   * What was written goes back to its writer.
   * @returns false where some of it is on its way.
   */
  takeBack(): boolean {
    if (!this.isUnsent) return false;
    this.#giveUp(withdrawn, '');
    this.#goOn();
    return true;
  }

  /** The session follows, and has the records up to this commit. */
  welcome(epoch: string, seq: number): void {
    this.#isOpen = true;
    if (epoch !== this.#epoch) this.#beginAnew(epoch);
    const sent = this.#text.sent;
    if (sent && sent.seq === undefined) this.#give();
    const { text, revision } = this.#host.record(this.itemId);
    this.#show(() => this.#text.know(text, revision));
    this.#show(() => this.#text.passed(seq));
    this.#goOn();
  }

  /** A commit, with what it did to this text. */
  commit(seq: number, id: string | undefined, edits: readonly Revision[]): void {
    // Most commits are about something else.
    if (edits.length === 0 && !this.#text.sent) return void this.#text.passed(seq);
    for (const edit of edits) this.#show(() => this.#text.receive(edit));
    this.#show(() => this.#text.passed(seq, id));
    this.#goOn();
  }

  lost(): void {
    this.#isOpen = false;
    this.#host.changed(this);
  }

  /** The page may be gone after this. */
  keepNow(): void {
    clearTimeout(this.#keep);
    this.#keep = undefined;
    if (this.#text.isIdle) {
      if (this.#hasRow) void this.#host.store.forgetText(this.#row()).catch(() => undefined);
      this.#hasRow = false;
    } else if (!isNothing(this.#unkept)) {
      this.#host.store.keepTextNow(this.#row());
      this.#hasRow = true;
    }
    this.#unkept = nothing;
  }

  /** The page was asleep: another tab may have taken over what this one was to send. */
  async wake(): Promise<void> {
    if (!this.#text.isIdle) await this.#keepAll();
  }

  close(): void {
    this.keepNow();
    this.#isClosed = true;
    this.onRemote = undefined;
    clearTimeout(this.#pump);
  }

  #show(happened: () => Delta): void {
    try {
      const delta = happened();
      if (!isNothing(delta)) this.onRemote?.(delta);
    } catch (failure) {
      if (!(failure instanceof RangeError)) throw failure;
      // What was kept here does not fit on what the server has, whatever it says.
      this.#beginAnew(this.#epoch);
    }
  }

  #goOn(): void {
    if (this.#isClosed) return;
    // Whether the edit on its way was taken is first for the server to say.
    if (this.#isCutOff && (!this.#text.sent || this.#text.sent.seq !== undefined)) this.#cutOff();
    if (this.#text.isBehind) {
      const { text, revision } = this.#host.record(this.itemId);
      if (this.#text.isIdle) this.#show(() => this.#text.know(text, revision));
      else void this.#ask();
    }
    this.#keepSoon();
    this.#sendSoon();
    this.#host.changed(this);
  }

  #sendSoon(): void {
    if (!this.#isOpen || this.#isClosed || this.#pump !== undefined || this.#text.sent || this.#text.isIdle || this.#text.isBehind) return;
    const wait = Math.max(0, this.#lastSentAt + paceMs - Date.now());
    this.#pump = setTimeout(() => void this.#send(), wait);
  }

  async #send(): Promise<void> {
    this.#pump = undefined;
    if (!this.#isOpen || this.#isClosed || this.#text.isBehind) return;
    const sent = this.#text.next(newId());
    if (!sent) return;
    this.#lastSentAt = Date.now();
    // Kept first: were it sent first, another tab might send the same words under another id.
    await this.#keepAll();
    if (this.#text.sent?.id === sent.id) this.#give();
  }

  #give(): void {
    const { id, basedOn, original, goesOn } = this.#text.sent!;
    this.#host.send({ textId: this.itemId, basedOn, delta: original, ...(goesOn ? { goesOn } : {}) }, { id, heard: (fate) => this.#heard(id, fate) });
  }

  #heard(id: string, fate: Fate): void {
    if (this.#text.sent?.id !== id) return;
    if (fate.status === 'rejected') this.#giveUp(fate.code, fate.message);
    else if (fate.at.epoch === this.#epoch) this.#show(() => this.#text.answered(id, fate.at.seq));
    this.#goOn();
  }

  /** Asks for the revisions that are missing. */
  async #ask(): Promise<void> {
    if (this.#isAsking || this.#isCutOff || !this.#isOpen) return;
    this.#isAsking = true;
    const from = this.revision;
    const epoch = this.#epoch;
    let code: string | undefined;
    try {
      const revisions = await this.#host.revisions(this.itemId, from);
      if (this.#isClosed) return;
      if (epoch === this.#epoch) this.#show(() => this.#text.replay(revisions));
    } catch (failure) {
      code = (failure as { code?: string }).code ?? 'unknown';
    }
    if (epoch !== this.#epoch) code = undefined;
    if (code === 'text.baseTooOld') {
      this.#isCutOff = true;
    } else if (code === 'text.baseUnknown') {
      this.#beginAnew(this.#epoch);
    } else if (code !== undefined || (this.#text.isBehind && this.revision === from)) {
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    }
    this.#isAsking = false;
    this.#goOn();
  }

  #cutOff(): void {
    this.#isCutOff = false;
    this.#giveUp('text.baseTooOld', '');
  }

  /** The server has another history than the one in which this was written. */
  #beginAnew(epoch: string): void {
    this.#epoch = epoch;
    this.#isCutOff = false;
    this.#giveUp(otherHistory, '', this.#host.record(this.itemId));
  }

  /** What was written goes back to its writer, and the text is the server's again. */
  #giveUp(code: string, message: string, text?: Confirmed): void {
    const { sent, isIdle } = this.#text;
    if (sent) this.#host.withdraw(sent.id);
    const row = this.#hasRow ? this.#row() : undefined;
    const { words, delta } = this.#text.giveUp(text);
    this.#unkept = nothing;
    this.#hasRow = false;
    this.#show(() => delta);
    if (!isIdle) this.#giveBack(words, code, message, row);
  }

  #giveBack(words: string, code: string, message: string, row?: TextRow): void {
    const draft: TextDraft = { id: newId(), meetingId: this.#host.meetingId, itemId: this.itemId, words, code, message, at: Date.now() };
    this.#keeping = this.#keeping.then(() => this.#host.store.keepDraft(draft, row)).catch(() => undefined);
    this.#host.returned(draft);
  }

  #keepSoon(): void {
    if (this.#isClosed || (this.#text.isIdle && !this.#hasRow)) return;
    this.#keep ??= setTimeout(() => void this.#keepAll(), keepWithinMs);
  }

  /** Resolves when all that is unsaved now is kept. */
  #keepAll(): Promise<void> {
    clearTimeout(this.#keep);
    this.#keep = undefined;
    this.#keeping = this.#keeping.then(() => this.#keepRow()).catch(() => undefined);
    return this.#keeping;
  }

  async #keepRow(): Promise<void> {
    if (this.#text.isIdle) {
      if (!this.#hasRow) return;
      this.#hasRow = false;
      await this.#host.store.forgetText(this.#row());
      return;
    }
    const unkept = this.#unkept;
    this.#unkept = nothing;
    this.#hasRow = true;
    if (!(await this.#host.store.keepText(this.#row()))) this.#takenOver(compose(unkept, this.#unkept));
  }

  /** Another tab sends what this one kept; only what was written after that is still this one's. */
  #takenOver(since: Delta): void {
    if (this.#text.sent) this.#host.withdraw(this.#text.sent.id);
    this.#hasRow = false;
    this.#unkept = nothing;
    const words = wordsOf(since);
    this.#show(() => this.#text.giveUp().delta);
    if (words) this.#giveBack(words, otherHistory, '');
    this.#goOn();
  }

  #row(): TextRow {
    return { key: this.#key, tab: this.#host.tab, meetingId: this.#host.meetingId, itemId: this.itemId, epoch: this.#epoch, state: this.#text.state };
  }
}
