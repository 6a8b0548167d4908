import { t } from '../text/index.svelte';

/** The longest that news waits to be told together with other news, in milliseconds. */
export const digestMs = 5000;

/**
 * Gathers what others do and tells it together ("4 nieuwe ideeën"), at most once in five seconds: somebody who listens
 * must be able to think as well. What somebody needs to hear at once is said at once.
 */
export class Digest {
  /** What a live region says. */
  text = $state('');

  readonly #counts = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Something happened that can wait. */
  note(what: string): void {
    if (!(what in t().news)) return;
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    this.#timer ??= setTimeout(() => this.#tell(), digestMs);
  }

  /** Something that this person did, or that concerns them. */
  say(text: string): void {
    // The same words again would not be heard as new.
    this.text = this.text === text ? `${text}\u00a0` : text;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    this.#timer = undefined;
    const news = t().news;
    const parts = [...this.#counts].map(([what, count]) => news[what as keyof typeof news](count));
    this.#counts.clear();
    this.say(parts.join(', '));
  }
}
