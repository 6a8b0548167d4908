import type { ScaleLevel } from '../wire';

/** A community on the stairs from local to international. */
export interface Placed {
  id: string;
  name: string;
  level: ScaleLevel;
  href?: string | undefined;
  areas?: readonly string[];
  stage?: string | undefined;
  themes?: readonly string[];
  /** The community that it came from. */
  parentId?: string | undefined;
}

/** Which of them came from which, where both are shown; nothing comes from itself, whatever somebody wrote. */
export const lineages = (communities: readonly Placed[]): { id: string; parentId: string }[] => {
  const shown = new Set(communities.map(({ id }) => id));
  return communities.flatMap(({ id, parentId }) => (parentId && parentId !== id && shown.has(parentId) ? [{ id, parentId }] : []));
};

/** In the order of place, so that neighbours stand together: those of one area beside each other, a child right after its parent on the same step. */
export function inPlace(communities: readonly Placed[]): Placed[] {
  const isNowhere = ({ areas }: Placed) => Number(!areas?.[0]);
  const byPlace = [...communities].sort((a, b) => isNowhere(a) - isNowhere(b) || (a.areas?.[0] ?? '').localeCompare(b.areas?.[0] ?? '') || a.name.localeCompare(b.name));
  const levelOf = new Map(byPlace.map(({ id, level }) => [id, level]));
  const isUnder = (child: Placed) => child.parentId !== undefined && child.parentId !== child.id && levelOf.get(child.parentId) === child.level;
  const placed: Placed[] = [];
  const seen = new Set<string>();
  const place = (one: Placed) => {
    if (seen.has(one.id)) return;
    seen.add(one.id);
    placed.push(one);
    for (const child of byPlace) if (isUnder(child) && child.parentId === one.id) place(child);
  };
  for (const one of byPlace) if (!isUnder(one)) place(one);
  // A circle of parents has no first.
  for (const one of byPlace) place(one);
  return placed;
}
