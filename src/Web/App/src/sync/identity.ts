import { newId } from './ids';
import { forget, keep, kept } from './local';

/** What somebody can be somebody in. */
export type EntityKind = 'meeting' | 'community' | 'programme' | 'partner';

/** How the hub names an entity. */
export type EntityName = `${EntityKind}/${string}`;

/** Who this browser is in one entity. */
export interface Identity {
  entity: EntityName;
  personId: string;
  token: string;
  /** What stands behind the # of the return link; it gives a new token. */
  returnKey: string;
  name: string;
  title: string;
  /** By which others join, as this browser last knew it. */
  code?: string | undefined;
  /** When it was last used, in milliseconds since 1970. */
  usedAt: number;
}

const key = 'samenwerken.meetings';
const deviceKey = 'samenwerken.device';

export const idOf = (entity: EntityName): string => entity.slice(entity.indexOf('/') + 1);

/** The name under which this browser keeps what is of an entity: of a meeting its id alone, as when there was nothing else. */
export const keptAs = (entity: EntityName): string => (entity.startsWith('meeting/') ? idOf(entity) : entity);

/**
 * This browser's own name for itself, which only the server is told: with it a new token is for the same device as the one
 * before, so that a command whose answer was lost is recognised when it is sent again (CMD2).
 */
export function deviceName(): string {
  const known = kept(deviceKey);
  if (known) return known;
  const made = newId();
  keep(deviceKey, made);
  return made;
}

function all(): Record<string, Identity> {
  try {
    const rows = JSON.parse(kept(key) ?? '{}') as Record<string, Identity>;
    // Kept before there was anything but meetings.
    for (const id in rows) rows[id]!.entity ??= `meeting/${id}`;
    return rows;
  } catch {
    return {};
  }
}

export const identityIn = (entity: EntityName): Identity | undefined => all()[keptAs(entity)];

/** The entities of a kind that this browser is somebody in, the last used first. */
export const identities = (kind: EntityKind): Identity[] =>
  Object.values(all()).filter(({ entity }) => entity.startsWith(`${kind}/`)).sort((a, b) => b.usedAt - a.usedAt);

export function remember(identity: Identity): void {
  keep(key, JSON.stringify({ ...all(), [keptAs(identity.entity)]: identity }));
}

export function update(entity: EntityName, change: Partial<Identity>): void {
  const identity = identityIn(entity);
  if (identity) remember({ ...identity, ...change });
}

/** @param personId who leaves; somebody else who is there by now stays. */
export function forgetEntity(entity: EntityName, personId?: string): void {
  const { [keptAs(entity)]: gone, ...others } = all();
  if (!gone || (personId !== undefined && gone.personId !== personId)) return;
  if (Object.keys(others).length > 0) keep(key, JSON.stringify(others));
  else forget(key);
}

/** What stands behind the # of a return link. */
export const returnKeyOf = (returnUrl: string): string => returnUrl.slice(returnUrl.indexOf('#') + 1);
