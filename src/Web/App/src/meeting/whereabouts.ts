import type { Presence } from '../sync/frames';
import type { Participant } from '../wire';
import { colourOf } from '../writing/writers';
import type { Sight } from './sight.svelte';
import { partsOf, subjectKey } from './subject';

/** The colour of somebody: the same wherever they show, and never without their name. */
export const writerClass = (person: Participant): string => `writer-${colourOf(person.number)}`;

/** Puts others at the notes and clusters where they are, and takes them away from where they were. */
export class Whereabouts {
  #before = new Map<string, readonly Presence[]>();

  constructor(private readonly sight: Sight) {}

  update(present: Iterable<Presence>): void {
    const now = new Map<string, Presence[]>();
    for (const presence of present) {
      const { at, by } = presence;
      if (!at || by === this.sight.me?.number || (at.kind !== 'idea' && at.kind !== 'cluster')) continue;
      const key = subjectKey(at.kind, at.id);
      now.set(key, [...(now.get(key) ?? []), presence]);
    }
    for (const key of this.#before.keys()) if (!now.has(key)) this.#put(key, []);
    for (const [key, there] of now) this.#put(key, there);
    this.#before = now;
  }

  #put(key: string, there: readonly Presence[]): void {
    const { kind, id } = partsOf(key);
    if (!(kind === 'idea' ? this.sight.ideas : this.sight.clusters).has(id)) return;
    const spot = this.sight.spotOf(kind, id);
    const known = (by: number) => this.sight.personOf(by);
    spot.people = there.map(({ by }) => known(by)).filter((person) => person !== undefined);
    const writing = there.find((presence) => presence.typing);
    spot.writer = writing && known(writing.by);
  }
}
