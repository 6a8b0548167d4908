import { SvelteSet } from 'svelte/reactivity';

/** The ideas that somebody picked out, to do one thing with all of them. It is theirs alone and is not kept. */
export class Selection {
  readonly ideas = new SvelteSet<string>();

  /** @param marked Told of each idea that comes in or goes out. */
  constructor(private readonly marked: (ideaId: string, isSelected: boolean) => void) {}

  toggle(ideaId: string): void {
    if (this.ideas.has(ideaId)) this.remove(ideaId);
    else this.#add(ideaId);
  }

  set(ideaIds: Iterable<string>): void {
    const wanted = new Set(ideaIds);
    for (const ideaId of [...this.ideas]) if (!wanted.has(ideaId)) this.remove(ideaId);
    for (const ideaId of wanted) this.#add(ideaId);
  }

  clear(): void {
    this.set([]);
  }

  remove(ideaId: string): void {
    if (this.ideas.delete(ideaId)) this.marked(ideaId, false);
  }

  #add(ideaId: string): void {
    if (this.ideas.has(ideaId)) return;
    this.ideas.add(ideaId);
    this.marked(ideaId, true);
  }
}
