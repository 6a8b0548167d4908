import type { Delta } from '../wire';

// By itself, since whoever only reads needs no more of delta.ts than this.

/** @throws RangeError where the edit reaches past the end of the text. */
export function applyTo(text: string, delta: Delta): string {
  let edited = '';
  let at = 0;
  for (const step of delta) {
    if (typeof step === 'string') {
      edited += step;
      continue;
    }
    if (step > 0) edited += text.slice(at, at + step);
    at += Math.abs(step);
  }
  if (at > text.length) throw new RangeError(`The edit reaches to ${at}, and the text ends at ${text.length}.`);
  return edited + text.slice(at);
}
