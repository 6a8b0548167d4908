import { forget, keptKeys, kept } from '../sync/local';

/** Words that somebody was writing in a box that is not on the page any more. */
export interface Unsent {
  key: string;
  words: string;
  /** Whether they were for a decision or an action: those have a form, in which they can be taken up again. */
  isOutcome: boolean;
}

/** How many boxes there are on the page for each draft. */
const boxes = new Map<string, number>();
let news = $state(0);
let isTold = true;

// Another tab of the same browser may have done with it what was wanted.
addEventListener('storage', () => tell());

/** A box for this draft is on the page. */
export function opened(key: string): void {
  boxes.set(key, (boxes.get(key) ?? 0) + 1);
  tell();
}

/** It is no longer. */
export function closed(key: string): void {
  const left = (boxes.get(key) ?? 0) - 1;
  if (left > 0) boxes.set(key, left);
  else boxes.delete(key);
  tell();
}

/** The drafts of this tab with words that no box on the page shows. */
export function unsent(prefix: string, tab: string): Unsent[] {
  void news;
  const found: Unsent[] = [];
  for (const key of keptKeys(prefix).sort()) {
    const [, owner = tab] = key.split('~');
    if (owner !== tab) continue;
    const words = boxes.has(key) ? undefined : wordsOf(kept(key));
    if (words) found.push({ key, words, isOutcome: key.startsWith(`${prefix}outcome.`) });
  }
  return found;
}

/** Its writer has done with it what they wanted. */
export function dismiss(key: string): void {
  forget(key);
  tell();
}

/** There is news of drafts. It is looked at once everything that changes with it has changed: a note that moves to another cluster goes away and comes back at once. */
export function tell(): void {
  if (!isTold) return;
  isTold = false;
  queueMicrotask(() => {
    isTold = true;
    news++;
  });
}

/** What somebody wrote: the text of a new idea, or that of an edit with what it was made of. */
function wordsOf(draft: string | null): string | undefined {
  try {
    const written = JSON.parse(draft ?? 'null') as string | { text: string; was: string } | null;
    if (typeof written === 'string') return written.trim() || undefined;
    return written && written.text.trim() !== written.was.trim() ? written.text.trim() || undefined : undefined;
  } catch {
    return undefined;
  }
}
