import { keep, kept } from '../sync/local';
import type { EntityName } from '../sync/identity';

const keyOf = (entity: EntityName, personId: string): string => `samenwerken.visited.${entity}.${personId}`;

/** When this person last looked here in this browser, in milliseconds since 1970; undefined at their first visit. */
export function lastVisit(entity: EntityName, personId: string): number | undefined {
  const at = Number(kept(keyOf(entity, personId)));
  return at > 0 ? at : undefined;
}

/** This person has seen all that is there now. */
export const visited = (entity: EntityName, personId: string, at = Date.now()): void => keep(keyOf(entity, personId), `${at}`);
