import { after, applyTo, before, between, compose, cut, isNothing, moved, movedBack, nothing, wordsOf, type Delta } from './delta';
import type { Commit, RecordKey } from './frames';

/** A text as the server has confirmed it. */
export interface Confirmed {
  readonly text: string;
  readonly revision: number;
}

/** An edit that is on its way to the server. It goes out again under its id exactly as it went out first. */
export interface Sent {
  readonly id: string;
  /** The command, as it was given. */
  readonly basedOn: number;
  readonly original: Delta;
  /** It goes on from what the same writer wrote there before: at a place where another wrote too, it stays left. */
  readonly goesOn?: true;
  /** What it does to the text as it is confirmed now. */
  readonly delta: Delta;
  /** The commit that it became, by the server's answer. */
  readonly seq?: number;
}

/** An edit that the server has brought in. */
export interface Revision {
  /** Which edit of this text it is: the first is 1. */
  readonly revision: number;
  readonly seq: number;
  readonly delta: Delta;
  /** The id of the command, where the server told it: only to its sender, and only of what happens now. */
  readonly id?: string;
  /** The short number of its writer. */
  readonly by?: number;
  /** Surely written by somebody else. */
  readonly isOthers?: boolean;
}

/** All of a text that must outlive the tab. */
export interface TextState extends Confirmed {
  readonly sent?: Sent;
  readonly buffer: Delta;
  /** As `Sent.goesOn`, of the buffer. */
  readonly goesOn?: true;
}

/** The largest edit, in bytes of JSON; well below what the outbox takes. */
export const maxEditBytes = 24 * 1024;

/**
 * One text that one person writes in while others do: what the server confirmed, at most one edit on its way (`sent`), and
 * what was written behind that (`buffer`). What the writer sees is the three together.
 *
 * However edits, answers and revisions come in, what the writer wrote is in the text once (TXT1), and what they see is what
 * the server has as soon as nothing is on its way. For that, every revision is taken once and in order; one that is missing
 * is waited for (`isBehind`); and while nobody can say whether a revision is the edit on its way, it waits as well: taken
 * for somebody else's, the words would be there twice. Each method gives back what must happen to the text that is seen.
 *
 * What is typed on goes on from what was typed before (`goesOn`): where two type at one place, each one's words stay
 * together. By the order of the edits alone, every letter of the one would come between two of the other.
 */
export class WrittenText {
  #confirmed: Confirmed;
  #sent: Sent | undefined;
  #buffer: Delta;
  #goesOn: boolean;
  #seen: string;
  /** Behind the last words that the writer wrote here, in what they see. */
  #end: number | undefined;
  /** Whether those words were sent: what goes on from unsent ones is in one edit with them, and goes on from nothing. */
  #endIsSent = false;
  /** Revisions that came too early, or that wait for an answer. */
  readonly #ahead = new Map<number, Revision>();
  #newest: number;
  /** All commits up to this one have been heard of. */
  #passed = 0;

  /** @param confirmed hears of each edit that leads from one confirmed text to the next. */
  constructor(
    state: TextState,
    private readonly followed: (revision: number, delta: Delta, by?: number) => void = () => undefined,
  ) {
    this.#confirmed = { text: state.text, revision: state.revision };
    this.#sent = state.sent;
    this.#buffer = state.buffer;
    this.#goesOn = state.goesOn ?? false;
    this.#newest = state.revision;
    this.#seen = applyTo(state.text, this.unconfirmed);
  }

  /** What the writer sees. */
  get seen(): string {
    return this.#seen;
  }

  get confirmed(): Confirmed {
    return this.#confirmed;
  }

  get sent(): Sent | undefined {
    return this.#sent;
  }

  get buffer(): Delta {
    return this.#buffer;
  }

  get state(): TextState {
    return { ...this.#confirmed, ...(this.#sent ? { sent: this.#sent } : {}), buffer: this.#buffer, ...(this.#goesOn ? { goesOn: true } : {}) };
  }

  /** Nothing is on its way and nothing waits. */
  get isIdle(): boolean {
    return !this.#sent && isNothing(this.#buffer);
  }

  /** The server is known to have all that was written. */
  get isSaved(): boolean {
    return isNothing(this.#buffer) && (!this.#sent || this.#sent.seq !== undefined);
  }

  /** Revisions are missing: ask for those after the confirmed one. */
  get isBehind(): boolean {
    return this.#newest > this.#confirmed.revision && !this.#ahead.has(this.#confirmed.revision + 1);
  }

  /** The writer writes. */
  edit(delta: Delta): void {
    const goesOn = this.#endIsSent && this.#end !== undefined && insertsAt(delta, this.#end);
    this.#goesOn = goesOn || (this.#goesOn && !isNothing(this.#buffer));
    const end = endOf(delta);
    if (end !== undefined) this.#endIsSent = false;
    this.#end = end ?? (this.#end === undefined ? undefined : moved(this.#end, delta, true));
    this.#seen = applyTo(this.#seen, delta);
    this.#buffer = compose(this.#buffer, delta);
  }

  /** Puts what was written on its way, or as much of it as may go at once. @returns undefined while another edit is. */
  next(id: string, maxBytes = maxEditBytes): Sent | undefined {
    if (this.#sent || isNothing(this.#buffer)) return undefined;
    const [delta, rest] = cut(this.#buffer, maxBytes);
    this.#sent = { id, basedOn: this.#confirmed.revision, original: delta, delta, ...(this.#goesOn ? { goesOn: true } : {}) };
    this.#buffer = rest;
    // The rest of what was too long goes on from its beginning.
    this.#goesOn = !isNothing(rest);
    this.#endIsSent = true;
    return this.#sent;
  }

  /** The server brought an edit in. */
  receive(revision: Revision): Delta {
    this.#note(revision);
    return this.#catchUp();
  }

  /** Several at once, of which some may be known. */
  replay(revisions: readonly Revision[]): Delta {
    for (const revision of revisions) this.#note(revision);
    return this.#catchUp();
  }

  /** The whole text as the server has it, at some revision. */
  know(text: string, revision: number): Delta {
    this.#newest = Math.max(this.#newest, revision);
    if (revision <= this.#confirmed.revision || !this.isIdle) return nothing;
    return this.#takeWhole(text, revision);
  }

  /** The server has answered that it took the edit on its way, in this commit. */
  answered(id: string, seq: number): Delta {
    if (this.#sent?.id !== id) return nothing;
    this.#sent = { ...this.#sent, seq };
    return this.#catchUp();
  }

  /** All commits up to this one were heard of; the id where this one is known to be of a command. */
  passed(seq: number, id?: string): Delta {
    this.#passed = Math.max(this.#passed, seq);
    return id === undefined ? this.#catchUp() : compose(this.answered(id, seq), this.#catchUp());
  }

  /**
   * What was not taken never will be: the text is the server's again.
   * @param text of another history, where the server has that: what it said in this one means nothing any more.
   * @returns also the words that were written, for their writer.
   */
  giveUp(text?: Confirmed): { words: string; delta: Delta } {
    // What the server has said that it took, is in the text.
    const words = wordsOf(this.#sent?.seq !== undefined && !text ? this.#buffer : this.unconfirmed);
    const back = between(this.#seen, this.#confirmed.text);
    this.#sent = undefined;
    this.#buffer = nothing;
    this.#goesOn = false;
    this.#end = undefined;
    this.#seen = this.#confirmed.text;
    if (!text) return { words, delta: compose(back, this.#catchUp()) };
    this.#ahead.clear();
    this.#newest = text.revision;
    this.#passed = 0;
    return { words, delta: compose(back, this.#takeWhole(text.text, text.revision)) };
  }

  /** A place in what the writer sees, as a place in the confirmed text. */
  toConfirmed(at: number): number {
    return movedBack(movedBack(at, this.#buffer), this.#sent?.delta ?? nothing);
  }

  /** What the writer sees that is not confirmed, as one edit. */
  get unconfirmed(): Delta {
    return this.#sent ? compose(this.#sent.delta, this.#buffer) : this.#buffer;
  }

  #note(revision: Revision): void {
    this.#newest = Math.max(this.#newest, revision.revision);
    if (revision.revision <= this.#confirmed.revision) return;
    // Whoever told the id tells more than whoever did not.
    const known = this.#ahead.get(revision.revision);
    this.#ahead.set(revision.revision, { ...revision, ...known });
  }

  #catchUp(): Delta {
    let seen = nothing;
    for (;;) {
      const next = this.#ahead.get(this.#confirmed.revision + 1);
      const isOwn = next && this.#isOwn(next);
      if (!next || isOwn === undefined) break;
      this.#ahead.delete(next.revision);
      if (isOwn) this.#takeOwn(next);
      else seen = compose(seen, this.#takeOthers(next));
      this.followed(next.revision, next.delta, next.by);
    }
    // It was taken, and came to nothing: all that it deleted was gone already.
    if (this.#sent?.seq !== undefined && this.#sent.seq <= this.#passed && this.#newest === this.#confirmed.revision) this.#takeOwn(undefined);
    return seen;
  }

  /** @returns undefined while nobody can say. */
  #isOwn(revision: Revision): boolean | undefined {
    if (!this.#sent) return false;
    if (revision.id !== undefined) return revision.id === this.#sent.id;
    if (this.#sent.seq !== undefined) return revision.seq === this.#sent.seq;
    return revision.isOthers ? false : undefined;
  }

  #takeOthers(revision: Revision): Delta {
    this.#confirmed = { text: applyTo(this.#confirmed.text, revision.delta), revision: revision.revision };
    let theirs = revision.delta;
    if (this.#sent) {
      const [mine, others] = across(this.#sent.delta, theirs, this.#sent.goesOn ?? false);
      this.#sent = { ...this.#sent, delta: mine };
      theirs = others;
    }
    [this.#buffer, theirs] = across(this.#buffer, theirs, this.#goesOn);
    if (this.#end !== undefined) this.#end = moved(this.#end, theirs, true);
    this.#seen = applyTo(this.#seen, theirs);
    return theirs;
  }

  /** @param revision undefined where the edit came to nothing. */
  #takeOwn(revision: Revision | undefined): void {
    const foreseen = this.#sent!.delta;
    if (revision) this.#confirmed = { text: applyTo(this.#confirmed.text, revision.delta), revision: revision.revision };
    this.#sent = undefined;
    // It is what was foreseen; were it not, what the writer sees would lead, and be sent.
    if (!isSame(foreseen, revision?.delta ?? nothing)) this.#buffer = between(this.#confirmed.text, this.#seen);
  }

  #takeWhole(text: string, revision: number): Delta {
    const delta = between(this.#confirmed.text, text);
    this.#confirmed = { text, revision };
    this.#seen = text;
    this.#end = undefined;
    for (const early of this.#ahead.keys()) if (early <= revision) this.#ahead.delete(early);
    this.followed(revision, delta);
    return compose(delta, this.#catchUp());
  }
}

/** What a commit did to one text. @param me the short number of whoever reads it. */
export function revisionsIn({ seq, id, by, changes }: Commit, text: RecordKey, me: number | undefined): Revision[] {
  const revisions: Revision[] = [];
  for (const change of changes ?? []) {
    if (!('text' in change) || change.text.kind !== text.kind || change.text.id !== text.id) continue;
    const { delta, revision } = change.text;
    revisions.push({ revision, seq, delta, ...(id !== undefined ? { id } : {}), ...(by !== undefined ? { by, isOthers: me !== undefined && by !== me } : {}) });
  }
  return revisions;
}

/** One's own edit as it must be after that of another, and theirs as it must be after one's own. The server does the same. */
const across = (mine: Delta, theirs: Delta, goesOn: boolean): [Delta, Delta] =>
  goesOn ? [before(mine, theirs), after(theirs, mine)] : [after(mine, theirs), before(theirs, mine)];

/** Whether an edit has its first words at this place of the text that it was made against. */
function insertsAt(delta: Delta, place: number): boolean {
  let at = 0;
  for (const step of delta) {
    if (typeof step === 'string') return at === place;
    at += Math.abs(step);
  }
  return false;
}

/** The place behind the last words of an edit, in the text that it makes. */
function endOf(delta: Delta): number | undefined {
  let at = 0;
  let end: number | undefined;
  for (const step of delta) {
    if (typeof step === 'string') end = at += step.length;
    else at += Math.max(step, 0);
  }
  return end;
}

const isSame = (a: Delta, b: Delta): boolean => a.length === b.length && a.every((step, i) => step === b[i]);
