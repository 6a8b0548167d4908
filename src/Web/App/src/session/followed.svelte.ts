import { getContext, setContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { identityIn, update, type EntityName, type Identity } from '../sync/identity';
import type { Command } from '../wire';
import { EntitySession, type EntityView } from './entity-session.svelte';

interface Shown {
  kind: string;
  id: string;
}

/**
 * An entity whose records pages show as they are, by kind: a community, a programme, a partner. It shows the kinds that it is
 * made with; what else comes over the wire is of no use to its pages.
 */
export class Followed<AnyOf extends Shown, Given extends { type: string }> {
  readonly entity: EntitySession;
  readonly #byKind: Map<string, SvelteMap<string, Shown>>;
  readonly #unsaved = new SvelteSet<string>();

  /** @param view what else hears of it, beside the records. */
  constructor(identity: Identity, kinds: readonly AnyOf['kind'][], view: Omit<EntityView, 'show'> = {}) {
    // Made before any component asks: what is made while one is drawn would not wake it.
    this.#byKind = new Map(kinds.map((kind) => [kind, new SvelteMap()]));
    this.entity = new EntitySession(identity, {
      ...view,
      show: (key, record) => {
        const records = this.#byKind.get(key.slice(0, key.indexOf('/')));
        const id = key.slice(key.indexOf('/') + 1);
        if (record) records?.set(id, record);
        else records?.delete(id);
      },
      mark: (key, isUnsaved) => void (isUnsaved ? this.#unsaved.add(key) : this.#unsaved.delete(key)),
    });
  }

  get personId(): string {
    return this.entity.personId;
  }

  /** The records of a kind, by id. */
  of<K extends AnyOf['kind']>(kind: K): SvelteMap<string, Extract<AnyOf, { kind: K }>> {
    return this.#byKind.get(kind) as SvelteMap<string, Extract<AnyOf, { kind: K }>>;
  }

  /** The record of a kind of which there is one. */
  the<K extends AnyOf['kind']>(kind: K): Extract<AnyOf, { kind: K }> | undefined {
    return this.of(kind).values().next().value;
  }

  all<K extends AnyOf['kind']>(kind: K): Extract<AnyOf, { kind: K }>[] {
    return [...this.of(kind).values()];
  }

  /** Whether a record shows something that waits: it is not saved, and there is no connection. */
  waits(kind: AnyOf['kind'], id: string): boolean {
    return this.entity.line !== 'open' && this.#unsaved.has(`${kind}/${id}`);
  }

  /** Gives a command; what it came to is seen in the records, and a refusal among what is given back. */
  do(command: Given): void {
    // What is kept and sent knows no command by its type.
    this.entity.give(command as unknown as Command);
  }
}

/** @returns who this browser is in the entity; undefined where it is nobody there. */
export function identityFor(entity: EntityName): Identity | undefined {
  const identity = identityIn(entity);
  if (identity) update(entity, { usedAt: Date.now() });
  return identity;
}

const key = Symbol('followed');

export const provideFollowed = <T>(followed: T): T => setContext(key, followed);

export const useFollowed = <T>(): T => getContext<T>(key);
