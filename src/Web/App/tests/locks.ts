/** As a browser's: a lock has one holder, and who asks for it waits until it is free, or hears that it is not. */
export class Locks {
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #asked = new Map<string, number>();

  async request(name: string, ...rest: [held: (lock: object | null) => unknown] | [{ ifAvailable: boolean }, (lock: object | null) => unknown]): Promise<unknown> {
    const held = rest.at(-1) as (lock: object | null) => unknown;
    if (rest.length === 2 && rest[0].ifAvailable && this.#asked.get(name)) return held(null);
    this.#asked.set(name, (this.#asked.get(name) ?? 0) + 1);
    const before = this.#queues.get(name);
    const mine = (async () => {
      await before;
      try {
        return await held({});
      } finally {
        this.#asked.set(name, this.#asked.get(name)! - 1);
      }
    })();
    this.#queues.set(name, mine.catch(() => undefined));
    return mine;
  }
}
