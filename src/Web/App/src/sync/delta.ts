import type { Delta } from '../wire';
import { applyTo } from './apply';

/**
 * Edits of a text that many write at once. An edit is a walk over the text from its start: `[3, 'abc', -2]` keeps three
 * UTF-16 units, inserts abc there, and deletes the next two; what is not spoken of is kept.
 *
 * It guarantees what `Delta.cs` of the server does, since it is the same algorithm; `tests/vectors/text.json` holds the two
 * together. Of two edits of one text, `compose(a, after(b, a))` and `compose(b, before(a, b))` give the same text, and where
 * both insert at one place what the server's order has first stays left (TXT1). Every result is in the one form that an edit
 * has (canonical): neighbours merged, an insertion before a deletion at the same place, no keep at the end. Edits that
 * split no surrogate pair give edits that split none (TXT2). Without the first, replicas would drift apart without a sign;
 * without the second the server would refuse what somebody wrote.
 */

export { applyTo, type Delta };

export const nothing: Delta = [];

export const isNothing = (delta: Delta): boolean => delta.length === 0;

export const insertion = (at: number, text: string): Delta => new Builder().keep(at).insert(text).build();

export const deletion = (at: number, count: number): Delta => new Builder().keep(at).delete(count).build();

/** What was written, each place on a line of its own: given back where the edit itself cannot be used. */
export const wordsOf = (delta: Delta): string => delta.filter((step) => typeof step === 'string').join('\n');

/** One edit and then another, as one. (A module that exports `then` would be taken for a promise.) */
export function compose(first: Delta, second: Delta): Delta {
  const one = new Walk(first);
  const two = new Walk(second);
  const both = new Builder();
  while (one.hasMore || two.hasMore) {
    if (two.insert !== undefined) {
      both.insert(two.insert);
      two.take(two.left);
    } else if (one.isDelete) {
      both.delete(one.left);
      one.take(one.left);
    } else {
      const length = Math.min(one.left, two.left);
      const written = one.insert?.slice(0, length);
      if (!two.isDelete && written !== undefined) both.insert(written);
      else if (!two.isDelete) both.keep(length);
      else if (written === undefined) both.delete(length);
      one.take(length);
      two.take(length);
    }
  }
  return both.build();
}

/** An edit of the text that `first` was made against, as it must be after it. What the first inserted stays left. */
export const after = (delta: Delta, first: Delta): Delta => over(delta, first, false);

/** An edit that the order has first, as it must be on a replica that has `later` already. */
export const before = (delta: Delta, later: Delta): Delta => over(delta, later, true);

/** The smallest single replacement that makes one text of another; it splits no character. */
export function between(old: string, next: string): Delta {
  const most = Math.min(old.length, next.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === next.charCodeAt(start)) start++;
  if (splitsPair(old, start) || splitsPair(next, start)) start--;
  let end = 0;
  while (end < most - start && old.charCodeAt(old.length - 1 - end) === next.charCodeAt(next.length - 1 - end)) end++;
  if (splitsPair(old, old.length - end) || splitsPair(next, next.length - end)) end--;
  return new Builder()
    .keep(start)
    .insert(next.slice(start, next.length - end))
    .delete(old.length - start - end)
    .build();
}

/** Whether a place in a text lies between the two halves of one character. */
export function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

/** Where a place of the text is after an edit. @param stays whether what is inserted at that very place comes behind it. */
export function moved(at: number, delta: Delta, stays: boolean): number {
  let old = 0;
  let next = 0;
  for (const step of delta) {
    if (typeof step === 'string') {
      if (old === at && stays) break;
      next += step.length;
    } else if (step > 0) {
      if (old + step > at || (stays && old + step === at)) break;
      old += step;
      next += step;
    } else {
      if (old - step > at) return next;
      old -= step;
    }
  }
  return next + at - old;
}

/** Where a place in the text after an edit was before it; within what was inserted, where that was put. */
export function movedBack(at: number, delta: Delta): number {
  let old = 0;
  let next = 0;
  for (const step of delta) {
    if (typeof step === 'string') {
      if (next + step.length >= at) return old;
      next += step.length;
    } else if (step > 0) {
      if (next + step >= at) break;
      old += step;
      next += step;
    } else {
      old -= step;
    }
  }
  return old + at - next;
}

/**
 * Cuts an edit in two that do the same one after the other, the first of them no more than so many bytes of JSON.
 * @returns the second as well, made against the text after the first; nothing where all fits.
 */
export function cut(delta: Delta, maxBytes: number): [Delta, Delta] {
  if (bytesOf(delta) <= maxBytes) return [delta, nothing];
  const first = new Builder();
  const rest = new Builder();
  // What stands between the brackets; a number takes no more than 12 bytes.
  let room = maxBytes - 2;
  let isFull = false;
  for (const step of delta) {
    if (isFull) {
      rest.add(step);
    } else if (typeof step === 'number') {
      first.add(step);
      if (step > 0) rest.keep(step);
      room -= 12;
      isFull = room < 24;
    } else {
      const length = fitting(step, room - 24);
      first.insert(step.slice(0, length));
      rest.keep(length).insert(step.slice(length));
      room -= bytesOf([step.slice(0, length)]) + 1;
      isFull = length < step.length || room < 24;
    }
  }
  return [first.build(), rest.build()];
}

const bytesOf = (delta: Delta): number => new TextEncoder().encode(JSON.stringify(delta)).length;

/** How much of a text fits in so many bytes of JSON, in whole characters; at least one. */
function fitting(text: string, bytes: number): number {
  let length = 0;
  for (const character of text) {
    bytes -= bytesOf([character]) - 4;
    if (bytes < 0 && length > 0) return length;
    length += character.length;
  }
  return length;
}

function over(delta: Delta, other: Delta, staysLeft: boolean): Delta {
  const mine = new Walk(delta);
  const theirs = new Walk(other);
  const result = new Builder();
  while (mine.hasMore) {
    if (mine.insert !== undefined && (staysLeft || theirs.insert === undefined)) {
      result.insert(mine.insert);
      mine.take(mine.left);
    } else if (theirs.insert !== undefined) {
      result.keep(theirs.left);
      theirs.take(theirs.left);
    } else {
      const length = Math.min(mine.left, theirs.left);
      // What the other deleted is gone, whatever this one wanted with it.
      if (!theirs.isDelete && mine.isDelete) result.delete(length);
      else if (!theirs.isDelete) result.keep(length);
      mine.take(length);
      theirs.take(length);
    }
  }
  return result.build();
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** Puts steps in their one form. */
export class Builder {
  readonly #steps: Delta = [];

  keep(length: number): this {
    if (length === 0) return this;
    const last = this.#steps.at(-1);
    if (typeof last === 'number' && last > 0) this.#steps[this.#steps.length - 1] = last + length;
    else this.#steps.push(length);
    return this;
  }

  delete(length: number): this {
    if (length === 0) return this;
    const last = this.#steps.at(-1);
    if (typeof last === 'number' && last < 0) this.#steps[this.#steps.length - 1] = last - length;
    else this.#steps.push(-length);
    return this;
  }

  insert(text: string): this {
    if (text.length === 0) return this;
    const last = this.#steps.at(-1);
    const at = typeof last === 'number' && last < 0 ? this.#steps.length - 1 : this.#steps.length;
    const there = this.#steps[at - 1];
    if (typeof there === 'string') this.#steps[at - 1] = there + text;
    else this.#steps.splice(at, 0, text);
    return this;
  }

  add(step: number | string): this {
    if (typeof step === 'string') return this.insert(step);
    return step > 0 ? this.keep(step) : this.delete(-step);
  }

  build(): Delta {
    const last = this.#steps.at(-1);
    if (typeof last === 'number' && last > 0) this.#steps.pop();
    return this.#steps;
  }
}

/** A place in an edit, within a step. Past its end, everything is kept. */
class Walk {
  #step = 0;
  #offset = 0;

  constructor(private readonly delta: Delta) {}

  get hasMore(): boolean {
    return this.#step < this.delta.length;
  }

  get isDelete(): boolean {
    const step = this.delta[this.#step];
    return typeof step === 'number' && step < 0;
  }

  /** What is left of the insertion here, if one is. */
  get insert(): string | undefined {
    const step = this.delta[this.#step];
    return typeof step === 'string' ? step.slice(this.#offset) : undefined;
  }

  get left(): number {
    const step = this.delta[this.#step];
    if (step === undefined) return Infinity;
    return (typeof step === 'string' ? step.length : Math.abs(step)) - this.#offset;
  }

  take(length: number): void {
    const step = this.delta[this.#step];
    if (step === undefined) return;
    this.#offset += length;
    if (this.#offset === (typeof step === 'string' ? step.length : Math.abs(step))) {
      this.#step++;
      this.#offset = 0;
    }
  }
}
