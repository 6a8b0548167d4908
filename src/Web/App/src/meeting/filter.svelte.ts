import type { Idea, Sector } from '../wire';
import { folded } from './folded';
import type { Sight } from './sight.svelte';

/** Stands for the ideas in no cluster. */
export const noCluster = 'geen';

/** By what words the address of the page names each part of a filter, so that a reload keeps it. */
const words = { text: 'zoek', person: 'persoon', sector: 'sector', cluster: 'cluster', hasDots: 'stippen', byDots: 'volgorde' } as const;

/** The text of an idea as it is searched; each is folded once. */
const texts = new WeakMap<Idea, string>();

function textOf(idea: Idea): string {
  const text = texts.get(idea) ?? folded(idea.text);
  texts.set(idea, text);
  return text;
}

/**
 * Which ideas somebody wants to see, and in what order. There is one, and every view obeys it. What does not match is counted,
 * so that nothing is hidden from somebody who does not know it.
 */
export class Filter {
  text = $state('');
  /** Of whom. */
  person = $state<string>();
  sector = $state<Sector>();
  /** In which cluster; `noCluster` for those in none. */
  cluster = $state<string>();
  /** Only what has dots. */
  hasDots = $state(false);
  /** What has most dots first. */
  byDots = $state(false);

  /** The highest number that an idea had when the filter became what it is. */
  #since = $state(0);

  readonly #sought = $derived(folded(this.text).split(/\s+/).filter(Boolean));
  /** Whether any idea could be hidden by it. */
  readonly isOn = $derived(this.#sought.length > 0 || this.person !== undefined || this.sector !== undefined || this.cluster !== undefined || this.hasDots);
  /** How many of the choices beside the words are made. */
  readonly choices = $derived([this.person, this.sector, this.cluster, this.hasDots || undefined, this.byDots || undefined].filter((it) => it !== undefined).length);
  /** Another one for every other filter: what draws by itself follows it. */
  readonly asked = $derived([this.#sought.join(' '), this.person, this.sector, this.cluster, this.hasDots].join('\n'));
  /** How many ideas came since it was set and do not match: somebody else just wrote them. */
  readonly unseen = $derived.by(() => {
    if (!this.isOn) return 0;
    let count = 0;
    for (const idea of this.sight.ideas.values()) if (idea.number > this.#since && !this.matches(idea)) count++;
    return count;
  });

  constructor(private readonly sight: Sight) {}

  /** Whether an idea is one that somebody wants to see. Every word has to be in it, capitals and accents aside. */
  matches(idea: Idea): boolean {
    if (!this.isOn) return true;
    if (this.cluster !== undefined && (idea.clusterId && this.sight.clusters.has(idea.clusterId) ? idea.clusterId : noCluster) !== this.cluster) return false;
    if (this.person !== undefined && idea.authorId !== this.person) return false;
    if (this.sector !== undefined && this.sight.participants.get(idea.authorId)?.sector !== this.sector) return false;
    if (this.hasDots && this.dotsOn(idea) === 0) return false;
    if (this.#sought.length === 0) return true;
    const text = textOf(idea);
    return this.#sought.every((word) => text.includes(word));
  }

  /** The order in which ideas stand: as they were written, or by their dots. */
  order(ideas: Idea[]): Idea[] {
    return this.byDots ? ideas.sort((a, b) => this.dotsOn(b) - this.dotsOn(a)) : ideas;
  }

  /** Whether it is by dots that ideas get their places on the canvas. While there is voting none moves: somebody would put a dot on another. */
  get placesByDots(): boolean {
    return this.byDots && this.sight.openRound === undefined && this.sight.standing.size > 0;
  }

  /** The dots that an idea was given in the round that is shown. */
  readonly dotsGiven = (ideaId: string): number => this.sight.standing.get(ideaId)?.votes ?? 0;

  /** The dots of all that may be seen, and otherwise those of this person alone. */
  dotsOn(idea: Idea): number {
    return this.sight.standing.get(idea.id)?.votes ?? this.sight.ballot?.votes[idea.id] ?? 0;
  }

  /** It was changed by hand: what is new is counted from here. */
  changed(): void {
    this.#since = 0;
    for (const idea of this.sight.ideas.values()) if (idea.number < Number.MAX_SAFE_INTEGER) this.#since = Math.max(this.#since, idea.number);
  }

  clear(): void {
    this.text = '';
    this.person = this.sector = this.cluster = undefined;
    this.hasDots = this.byDots = false;
  }

  /** Takes over what an address says. */
  read(search: string): void {
    const query = new URLSearchParams(search);
    this.text = query.get(words.text) ?? '';
    this.person = query.get(words.person) ?? undefined;
    this.sector = (query.get(words.sector) ?? undefined) as Sector | undefined;
    this.cluster = query.get(words.cluster) ?? undefined;
    this.hasDots = query.has(words.hasDots);
    this.byDots = query.get(words.byDots) === 'stippen';
  }

  /** @returns the query of an address, with this filter in it instead of another. */
  write(search: string): string {
    const query = new URLSearchParams(search);
    const set = (name: string, value: string | undefined) => (value ? query.set(name, value) : query.delete(name));
    set(words.text, this.text.trim());
    set(words.person, this.person);
    set(words.sector, this.sector);
    set(words.cluster, this.cluster);
    set(words.hasDots, this.hasDots ? '1' : undefined);
    set(words.byDots, this.byDots ? 'stippen' : undefined);
    const written = query.toString();
    return written && `?${written}`;
  }
}
