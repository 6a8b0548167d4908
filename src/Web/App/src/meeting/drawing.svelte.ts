/** How many notes are drawn before anything is shown, in all clusters together. */
const atFirst = 160;

/** How many are drawn in one breath after that: what somebody types waits no longer than this takes. */
const atATime = 60;

/**
 * Draws a long list bit by bit, from the top of each cluster, whenever the browser has nothing else to do, until all of it is
 * there. All of it gets there: what is not in the page neither a screen reader nor the browser's own search can find.
 */
export class Drawing {
  /** How many ideas of each cluster are drawn. */
  count = $state(Infinity);

  #waiting: number | undefined;

  /** @param sizes how many ideas each cluster has, when the list comes into the page. */
  begin(sizes: readonly number[]): void {
    this.stop();
    this.count = Infinity;
    const all = sizes.reduce((sum, size) => sum + size, 0);
    if (all <= atFirst) return;
    this.count = Math.ceil(atFirst / sizes.filter((size) => size > 0).length);
    this.#go(sizes);
  }

  /** Something further down has to be there now. */
  reach(index: number): void {
    if (index >= this.count) this.count = index + 20;
  }

  stop(): void {
    if (this.#waiting !== undefined) cancel(this.#waiting);
  }

  #go(sizes: readonly number[]): void {
    this.#waiting = whenIdle(() => {
      const unfinished = sizes.filter((size) => size > this.count).length;
      if (unfinished === 0) {
        this.count = Infinity;
        return;
      }
      this.count += Math.max(1, Math.ceil(atATime / unfinished));
      this.#go(sizes);
    });
  }
}

/** Safari has no idle moments to give; there a short wait lets what is typed go first. */
const whenIdle = (work: () => void): number => ('requestIdleCallback' in globalThis ? requestIdleCallback(() => work(), { timeout: 500 }) : (setTimeout(work, 30) as unknown as number));

const cancel = (waiting: number): void => ('cancelIdleCallback' in globalThis ? cancelIdleCallback(waiting) : clearTimeout(waiting));
