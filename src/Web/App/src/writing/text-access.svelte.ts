import type { Commit, Position, Presence } from '../sync/frames';
import type { TextStore } from '../sync/keeping';
import type { LiveText, Texts, TextsHost } from './texts.svelte';

/**
 * The way from the session to its texts. What is needed to write is fetched when somebody first looks at the minutes, or at
 * once where an earlier tab left words; until then nobody waits for it.
 */
export class TextAccess {
  /** There once they are fetched. */
  loaded = $state.raw<Texts>();

  #loading: Promise<Texts> | undefined;
  #isClosed = false;

  constructor(private readonly host: () => TextsHost) {}

  load(): Promise<Texts> {
    this.#loading ??= import('./texts.svelte')
      .then(async (code) => {
        // It hears of commits from here on: what it takes up goes along from the position of now.
        const texts = (this.loaded = new code.Texts(this.host()));
        await texts.open();
        if (this.#isClosed) texts.close();
        return texts;
      })
      .catch((failure: unknown) => {
        this.#loading = undefined;
        throw failure;
      });
    return this.#loading;
  }

  /** Takes up what an earlier tab left, if it left anything. */
  async takeUp(store: TextStore, meetingId: string): Promise<void> {
    const left = await store.loadTexts(meetingId).catch(() => undefined);
    if (left && left.rows.length + left.drafts.length > 0) void this.load().catch(() => undefined);
  }

  of(itemId: string): LiveText | undefined {
    return this.loaded?.text(itemId);
  }

  /** How many texts hold something that the server is not known to have. */
  get unsaved(): number {
    return this.loaded?.unsaved ?? 0;
  }

  welcome(position: Position): void {
    this.loaded?.welcome(position);
  }

  commits(commits: readonly Commit[]): void {
    this.loaded?.commits(commits);
  }

  presence(present: Iterable<Presence>): void {
    this.loaded?.presence(present);
  }

  lost(): void {
    this.loaded?.lost();
  }

  close(): void {
    this.#isClosed = true;
    this.loaded?.close();
  }
}
