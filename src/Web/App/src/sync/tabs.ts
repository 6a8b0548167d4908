import { newId } from './ids';

/** How long a tab has to say that it is there, in milliseconds, where the browser itself does not know. */
const answerMs = 400;

const nameOf = (tab: string): string => `samenwerken.tab.${tab}`;

/**
 * Which tabs of this browser are there. What a tab keeps is its own as long as it lives; `whenGone` tells one other tab when
 * it is gone. Without this, two tabs would both send what one of them wrote.
 *
 * Where the browser has locks, a tab holds one for as long as it lives, however deep it sleeps. Elsewhere, as over plain
 * http in a local network, tabs ask each other; one that sleeps does not answer, so it must look after its rows again when
 * it wakes (see `TextStore.keepText`).
 */
export class Tabs {
  readonly me = newId();
  readonly #locks: LockManager | undefined = globalThis.navigator?.locks;
  readonly #channel: BroadcastChannel | undefined;
  readonly #awaited = new Map<string, () => void>();
  readonly #watched = new Set<string>();
  #hasLeft = false;
  #release: (() => void) | undefined;

  constructor() {
    if (this.#locks || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel('samenwerken.tabs');
    this.#channel.onmessage = ({ data }: MessageEvent<{ ask?: string; here?: string }>) => {
      if (data.ask === this.me) this.#channel?.postMessage({ here: this.me });
      if (data.here !== undefined) this.#awaited.get(data.here)?.();
    };
  }

  /** Others know from now on that this tab is there. */
  enter(): Promise<void> {
    return new Promise((entered) => {
      if (!this.#locks) return entered();
      const held = new Promise<void>((release) => (this.#release = release));
      this.#locks.request(nameOf(this.me), () => {
        entered();
        return this.#hasLeft ? undefined : held;
      }).catch(() => entered());
    });
  }

  leave(): void {
    this.#hasLeft = true;
    this.#release?.();
    this.#channel?.close();
  }

  /**
   * Tells when a tab is gone: at once, or, where the browser has locks, whenever it goes. Asked again, it is told once.
   * @returns when it is known whether it is there now; what was told was told before.
   */
  async whenGone(tab: string, gone: () => void): Promise<void> {
    if (tab === this.me || this.#watched.has(tab)) return;
    this.#watched.add(tab);
    if (this.#locks) {
      const isTold = await this.#locks.request(nameOf(tab), { ifAvailable: true }, (lock) => lock !== null && this.#tell(tab, gone)).catch(() => false);
      if (!isTold) void this.#locks.request(nameOf(tab), () => this.#tell(tab, gone)).catch(() => this.#watched.delete(tab));
    } else if (await this.#isHere(tab)) {
      this.#watched.delete(tab);
    } else {
      this.#tell(tab, gone);
    }
  }

  #tell(tab: string, gone: () => void): true {
    this.#watched.delete(tab);
    gone();
    return true;
  }

  #isHere(tab: string): Promise<boolean> {
    return new Promise((resolve) => {
      if (!this.#channel) return resolve(false);
      const timer = setTimeout(() => end(false), answerMs);
      const end = (isHere: boolean) => {
        clearTimeout(timer);
        this.#awaited.delete(tab);
        resolve(isHere);
      };
      this.#awaited.set(tab, () => end(true));
      this.#channel.postMessage({ ask: tab });
    });
  }
}
