import { newId } from './ids';
import { forget, keep, kept } from './local';

/** Who this browser is in one meeting. */
export interface Identity {
  meetingId: string;
  personId: string;
  token: string;
  /** What stands behind the # of the return link; it gives a new token. */
  returnKey: string;
  name: string;
  title: string;
  /** When it was last used, in milliseconds since 1970. */
  usedAt: number;
}

const key = 'samenwerken.meetings';
const deviceKey = 'samenwerken.device';

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
    return JSON.parse(kept(key) ?? '{}') as Record<string, Identity>;
  } catch {
    return {};
  }
}

export const identityIn = (meetingId: string): Identity | undefined => all()[meetingId];

/** The meetings of this browser, the last used first. */
export const identities = (): Identity[] => Object.values(all()).sort((a, b) => b.usedAt - a.usedAt);

export function remember(identity: Identity): void {
  keep(key, JSON.stringify({ ...all(), [identity.meetingId]: identity }));
}

export function update(meetingId: string, change: Partial<Identity>): void {
  const identity = identityIn(meetingId);
  if (identity) remember({ ...identity, ...change });
}

/** @param personId who leaves; somebody else who is there by now stays. */
export function forgetMeeting(meetingId: string, personId?: string): void {
  const { [meetingId]: gone, ...others } = all();
  if (!gone || (personId !== undefined && gone.personId !== personId)) return;
  if (Object.keys(others).length > 0) keep(key, JSON.stringify(others));
  else forget(key);
}

/** What stands behind the # of a return link. */
export const returnKeyOf = (returnUrl: string): string => returnUrl.slice(returnUrl.indexOf('#') + 1);
