import type { Spot } from './spot.svelte';

/** The hit of a search at which somebody is, so that they can go from one to the next without leaving the search. */
export class Hits {
  current = $state<string>();

  constructor(private readonly spotOf: (ideaId: string) => Spot) {}

  /**
   * @param ideaIds all hits, in the order of the page.
   * @returns where it went: its place, from 1 on.
   */
  step(ideaIds: readonly string[], by: -1 | 1): number | undefined {
    if (ideaIds.length === 0) {
      this.leave();
      return undefined;
    }
    const at = this.current === undefined ? -1 : ideaIds.indexOf(this.current);
    const next = at < 0 ? (by === 1 ? 0 : ideaIds.length - 1) : (at + by + ideaIds.length) % ideaIds.length;
    this.leave();
    this.current = ideaIds[next]!;
    this.spotOf(this.current).isHit = true;
    return next + 1;
  }

  leave(): void {
    if (this.current !== undefined) this.spotOf(this.current).isHit = false;
    this.current = undefined;
  }
}
