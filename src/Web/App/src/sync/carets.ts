import { moved, type Delta } from './delta';
import type { Caret } from './frames';

/** A caret in the text as its reader sees it. */
export interface SeenCaret {
  /** The short number of whose it is. */
  by: number;
  anchor: number;
  head: number;
  /** Counts up each time that its owner moves it. */
  moves: number;
}

/** How many edits a caret may be behind and still be placed. */
const keptEdits = 300;

/**
 * The carets of others in one text. A caret says in which revision it is counted; each edit since moves it along, so that
 * it stands by the same words, also when its owner sits still. One that is ahead of the text waits until the text is there.
 */
export class Carets {
  readonly #carets = new Map<number, { told: Caret; now: Caret; moves: number }>();
  #edits: { revision: number; delta: Delta; by: number | undefined }[] = [];

  /** Those who have a caret here, as they told it last; whoever is not among them has none. */
  tell(carets: ReadonlyMap<number, Caret>): void {
    for (const by of this.#carets.keys()) if (!carets.has(by)) this.#carets.delete(by);
    for (const [by, told] of carets) {
      const known = this.#carets.get(by);
      if (known?.told === told) continue;
      let now: Caret = told;
      for (const edit of this.#edits) if (edit.revision > now.revision) now = movedBy(now, edit, by);
      this.#carets.set(by, { told, now, moves: (known?.moves ?? 0) + 1 });
    }
  }

  /** The text became this revision. */
  follow(revision: number, delta: Delta, by?: number): void {
    const edit = { revision, delta, by };
    this.#edits.push(edit);
    if (this.#edits.length > keptEdits) this.#edits = this.#edits.slice(-keptEdits / 2);
    for (const [owner, caret] of this.#carets) if (caret.now.revision < revision) caret.now = movedBy(caret.now, edit, owner);
  }

  /** @param unconfirmed what the reader sees beyond the confirmed text, one after the other. */
  seen(revision: number, length: number, unconfirmed: readonly Delta[]): SeenCaret[] {
    const place = (at: number) => unconfirmed.reduce((to, delta) => moved(to, delta, true), at);
    const seen: SeenCaret[] = [];
    for (const [by, { now, moves }] of this.#carets)
      if (now.revision === revision) seen.push({ by, anchor: Math.min(place(now.anchor), length), head: Math.min(place(now.head), length), moves });
    return seen.sort((a, b) => a.by - b.by);
  }
}

/** Whoever writes at a place ends behind what they wrote; for everybody else it comes behind. */
function movedBy(caret: Caret, { revision, delta, by }: { revision: number; delta: Delta; by: number | undefined }, owner: number): Caret {
  return { anchor: moved(caret.anchor, delta, by !== owner), head: moved(caret.head, delta, by !== owner), revision };
}
