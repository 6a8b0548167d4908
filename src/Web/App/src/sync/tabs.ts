import { newId } from './ids';

/** How long a tab has to say that it is there, in milliseconds, where the browser itself does not know. */
const answerMs = 400;

/** How long a tab that went may be away before it is taken for closed, in milliseconds: one that is loaded anew comes back. */
const returnMs = 10_000;

/** How long the page before this one in the same tab may still be going, in milliseconds. */
const leavingMs = 1000;

const nameOf = (tab: string): string => `samenwerken.tab.${tab}`;

/** Where a tab remembers which one it is when it is loaded anew. A tab that is copied begins with what its original had. */
export interface TabMemory {
  read(): string | null;
  write(tab: string): void;
}

/** A memory that lasts as long as the tab; where the browser has none, each page is a tab of its own. */
export const memoryOfTab = (key: string): TabMemory => ({
  read() {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(tab) {
    try {
      sessionStorage.setItem(key, tab);
    } catch {
      // Then it lasts as long as the page.
    }
  },
});

/**
 * Which tabs of this browser are there. What a tab keeps is its own as long as it lives; `whenGone` tells one other tab when
 * it is gone. Without this, two tabs would both send what one of them wrote.
 *
 * Where the browser has locks, a tab holds one for as long as it lives, however deep it sleeps. Elsewhere, as over plain
 * http in a local network, tabs ask each other; one that sleeps does not answer, so it must look after its rows again when
 * it wakes (see `TextStore.keepText`).
 *
 * With a memory a tab stays the same one when it is loaded anew, and what it kept is its own again: others wait a while
 * before they take it for closed. Without one, each page is a tab of its own.
 */
export class Tabs {
  #me: string;
  readonly #locks: LockManager | undefined = globalThis.navigator?.locks;
  readonly #channel: BroadcastChannel | undefined;
  readonly #awaited = new Map<string, () => void>();
  readonly #watched = new Set<string>();
  readonly #isOld: boolean;
  #isIn = false;
  #hasLeft = false;
  #release: (() => void) | undefined;

  constructor(private readonly memory?: TabMemory) {
    const before = memory?.read();
    this.#me = before ?? newId();
    this.#isOld = typeof before === 'string';
    if (this.#locks || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel('samenwerken.tabs');
    this.#channel.onmessage = ({ data }: MessageEvent<{ ask?: string; here?: string }>) => {
      if (data.ask === this.me && this.#isIn) this.#channel?.postMessage({ here: this.me });
      if (data.here !== undefined) this.#awaited.get(data.here)?.();
    };
  }

  /** Which tab this is; known for sure once it has entered. */
  get me(): string {
    return this.#me;
  }

  /** Others know from now on that this tab is there. */
  async enter(): Promise<void> {
    // Another page is this tab as well where somebody copied it: then this one is new.
    if (this.#isOld && !(await (this.#locks ? this.#hold(leavingMs) : this.#isHere(this.#me).then((isHere) => !isHere)))) this.#me = newId();
    if (this.#locks && !this.#release) await this.#hold();
    this.#isIn = true;
    this.memory?.write(this.#me);
  }

  /** @returns false where another holds it all that time. */
  #hold(withinMs?: number): Promise<boolean> {
    const held = new Promise<void>((release) => (this.#release = release));
    return new Promise((entered) => {
      const options = withinMs === undefined ? {} : { signal: AbortSignal.timeout(withinMs) };
      this.#locks!.request(nameOf(this.#me), options, () => {
        entered(true);
        return this.#hasLeft ? undefined : held;
      }).catch(() => {
        this.#release = undefined;
        entered(false);
      });
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
      if (!(await this.#tellIfGone(tab, gone))) void this.#await(tab, gone).catch(() => this.#watched.delete(tab));
    } else if (await this.#isHere(tab)) {
      this.#watched.delete(tab);
    } else {
      this.#tell(tab, gone);
    }
  }

  async #await(tab: string, gone: () => void): Promise<void> {
    do {
      // It is free when that tab goes; whoever waited for it leaves it to the page that comes in its place.
      await this.#locks!.request(nameOf(tab), () => (this.memory ? undefined : this.#tell(tab, gone)));
      if (this.memory) await new Promise((resolve) => setTimeout(resolve, returnMs));
    } while (this.memory && !(await this.#tellIfGone(tab, gone)));
  }

  #tellIfGone(tab: string, gone: () => void): Promise<boolean> {
    return this.#locks!.request(nameOf(tab), { ifAvailable: true }, (lock) => lock !== null && this.#tell(tab, gone)).catch(() => false);
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
