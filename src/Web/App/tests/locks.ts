interface Options {
  ifAvailable?: boolean;
  signal?: AbortSignal;
}

type Held = (lock: object | null) => unknown;

/** As a browser's: a lock has one holder, and who asks for it waits until it is free, as long as they want to, or hears that it is not. */
export class Locks {
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #asked = new Map<string, number>();

  async request(name: string, ...rest: [Held] | [Options, Held]): Promise<unknown> {
    const held = rest.at(-1) as Held;
    const { ifAvailable, signal } = rest.length === 2 ? rest[0] : {};
    if (ifAvailable && this.#asked.get(name)) return held(null);
    this.#asked.set(name, (this.#asked.get(name) ?? 0) + 1);
    const before = this.#queues.get(name);
    const mine = (async () => {
      try {
        await (signal ? Promise.race([before, refused(signal)]) : before);
        return await held({});
      } finally {
        this.#asked.set(name, this.#asked.get(name)! - 1);
      }
    })();
    // Who gave up lets nobody pass who still holds it.
    this.#queues.set(name, Promise.all([before, mine.catch(() => undefined)]));
    return mine;
  }
}

const refused = (signal: AbortSignal): Promise<never> => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
