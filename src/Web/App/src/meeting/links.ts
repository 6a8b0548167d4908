import type { Link } from '../wire';

/** A link as one of its two ideas has it. */
export interface Linked {
  linkId: string;
  /** The idea at the other end. */
  otherId: string;
  label?: string;
}

/** For each idea, its links in the order in which they were made. A link says the same from both ends. */
export function linked(links: Iterable<Link>): Map<string, Linked[]> {
  const of = new Map<string, Linked[]>();
  const put = (id: string, { id: linkId, label }: Link, otherId: string) => of.set(id, [...(of.get(id) ?? []), { linkId, otherId, ...(label ? { label } : {}) }]);
  for (const link of [...links].sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))) {
    put(link.fromIdeaId, link, link.toIdeaId);
    put(link.toIdeaId, link, link.fromIdeaId);
  }
  return of;
}
