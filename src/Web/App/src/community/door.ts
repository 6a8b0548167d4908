import { enter } from '../api.community';
import { go, pathOf } from '../routes.svelte';
import { identityIn, remember, returnKeyOf } from '../sync/identity';
import type { CommunitySession } from './community.svelte';

/** Somebody is in a meeting now, and goes there. */
export function arriveIn(session: CommunitySession, meeting: { id: string; title: string }, { personId, token, returnUrl }: { personId: string; token: string; returnUrl: string }): void {
  remember({ entity: `meeting/${meeting.id}`, personId, token, returnKey: returnKeyOf(returnUrl), name: session.me?.name ?? '', title: meeting.title, usedAt: Date.now() });
  go(pathOf.meeting(meeting.id));
}

/** A member goes into a meeting of the community, as themselves. @throws with what went wrong, in words */
export async function goIn(session: CommunitySession, meeting: { id: string; title: string }): Promise<void> {
  if (identityIn(`meeting/${meeting.id}`)) return go(pathOf.meeting(meeting.id));
  arriveIn(session, meeting, await enter(`meeting/${meeting.id}`, session.entity.token));
}
