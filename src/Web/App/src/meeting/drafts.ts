import { onDestroy } from 'svelte';
import { forget, keep, kept } from '../sync/local';
import { closed, opened } from './unsent.svelte';

/** Whose words they are, and in which meeting. */
export interface Whose {
  meetingId: string;
  personId: string;
}

export const draftsOf = (whose: Whose): string => `samenwerken.draft.${whose.meetingId}.${whose.personId}.`;

/** Text that somebody is writing and has not given yet: it is offered back after the tab was closed. */
export class Draft<T> {
  readonly #key: string;

  constructor(whose: Whose, what: string) {
    this.#key = draftsOf(whose) + what;
  }

  get key(): string {
    return this.#key;
  }

  read(): T | undefined {
    const text = kept(this.#key);
    try {
      return text === null ? undefined : (JSON.parse(text) as T);
    } catch {
      return undefined;
    }
  }

  write(draft: T): void {
    keep(this.#key, JSON.stringify(draft));
  }

  clear(): void {
    forget(this.#key);
  }
}

/**
 * The draft of a box on the page. When the box goes away with words in it, because somebody removed what it stands at or
 * closed the meeting, the words are offered elsewhere (OUT3). To be called while a component is made.
 */
export function openDraft<T>(whose: Whose, what: string): Draft<T> {
  const draft = new Draft<T>(whose, what);
  opened(draft.key);
  onDestroy(() => closed(draft.key));
  return draft;
}
