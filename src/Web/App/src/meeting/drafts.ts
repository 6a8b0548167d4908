import { forget, keep, kept } from '../sync/local';

/** Text that somebody is writing and has not given yet: it is offered back after the tab was closed. */
export class Draft<T> {
  readonly #key: string;

  constructor(whose: { meetingId: string; personId: string }, what: string) {
    this.#key = `samenwerken.draft.${whose.meetingId}.${whose.personId}.${what}`;
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
