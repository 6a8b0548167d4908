import { splitsPair, type Delta } from '../src/sync/delta';

/** By how much a text grows, in UTF-16 units; negative where it shrinks. */
export function growth(delta: Delta): number {
  let sum = 0;
  for (const step of delta) sum += typeof step === 'string' ? step.length : Math.min(step, 0);
  return sum;
}

/** Whether an edit begins or ends within a character of the text, or writes half of one: the server refuses such an edit. */
export function splitsCharacter(delta: Delta, text: string): boolean {
  let at = 0;
  return delta.some((step) => {
    if (typeof step === 'string') return /\p{Surrogate}/u.test(step);
    at += Math.abs(step);
    return splitsPair(text, at);
  });
}
