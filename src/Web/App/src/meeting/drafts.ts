import { onDestroy } from 'svelte';
import { forget, keep, kept, keptKeys } from '../sync/local';
import type { Tabs } from '../sync/tabs';
import { closed, opened, tell } from './unsent.svelte';

/** Whose words they are, in which meeting, and in which tab they are written. */
export interface Whose {
  meetingId: string;
  personId: string;
  tab: string;
}

export const draftsOf = (whose: Omit<Whose, 'tab'>): string => `samenwerken.draft.${whose.meetingId}.${whose.personId}.`;

/**
 * Text that somebody is writing and has not given yet: it is offered back after the tab was closed. It is of one tab: two
 * that are open at once each have their own, also of the same box, and what a tab left is taken up by one other when it is
 * gone (`takeUp`). What a version before this one left belongs to no tab, and is read as one's own.
 */
export class Draft<T> {
  readonly #plain: string;
  readonly #key: string;

  constructor(whose: Whose, what: string) {
    this.#plain = draftsOf(whose) + what;
    this.#key = `${this.#plain}~${whose.tab}`;
  }

  get key(): string {
    return this.#key;
  }

  read(): T | undefined {
    const text = kept(this.#key) ?? this.#taken();
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

  /** What was left by a tab that is gone, where nothing of this one is in its place. */
  #taken(): string | null {
    // Asked by each of thousands of notes: it looks at no other key than these two.
    const from = kept(this.#plain) === null ? `${this.#key}~1` : this.#plain;
    const text = kept(from);
    if (text === null) return null;
    keep(this.#key, text);
    forget(from);
    return text;
  }
}

/** @returns which tab a draft is of; undefined where it is of none. */
export const tabOf = (key: string): string | undefined => key.split('~')[1];

/** What a draft is of, as `Draft` was made with it. */
export const subjectOf = (key: string, prefix: string): string => key.slice(prefix.length).split('~')[0]!;

/**
 * Takes up what tabs that are gone left of a meeting, and what others leave when they go.
 * @returns when all that is left there now has been taken up.
 */
export async function takeUp(whose: Omit<Whose, 'tab'>, tabs: Tabs): Promise<void> {
  const owners = new Set(keptKeys(draftsOf(whose)).map(tabOf));
  await Promise.all([...owners].map((owner) => owner && tabs.whenGone(owner, () => takeOver(whose, owner, tabs.me))));
}

/** In one go, and while nobody else can: the tab that is told is the only one (`Tabs`). */
function takeOver(whose: Omit<Whose, 'tab'>, from: string, to: string): void {
  const prefix = draftsOf(whose);
  for (const key of keptKeys(prefix).filter((key) => tabOf(key) === from)) {
    const own = `${prefix}${subjectOf(key, prefix)}~${to}`;
    let free = own;
    for (let n = 1; kept(free) !== null; n++) free = `${own}~${n}`;
    keep(free, kept(key)!);
    forget(key);
  }
  tell();
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
