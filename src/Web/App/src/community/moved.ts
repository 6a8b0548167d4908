import { keep, kept } from '../sync/local';
import type { EntityName } from '../sync/identity';

const keyOf = (entity: EntityName, personId: string): string => `samenwerken.visited.${entity}.${personId}`;

/** What this person saw in this browser when they last looked here. */
export interface Visit {
  /** In milliseconds since 1970. */
  at: number;
  /** The meetings that were planned then: when each was, nobody keeps. Absent after a visit to an earlier version. */
  planned?: readonly string[];
}

/** @returns undefined at their first visit */
export function lastVisit(entity: EntityName, personId: string): Visit | undefined {
  const [at, planned] = (kept(keyOf(entity, personId)) ?? '').split(' ');
  return Number(at) > 0 ? { at: Number(at), ...(planned === undefined ? {} : { planned: planned.split(',') }) } : undefined;
}

/** This person has seen all that is there now. */
export const visited = (entity: EntityName, personId: string, planned: readonly string[], at = Date.now()): void => keep(keyOf(entity, personId), `${at} ${planned.join(',')}`);
