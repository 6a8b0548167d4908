import { pathOf, type CommunityPart } from '../routes.svelte';
import { identityIn } from '../sync/identity';

/**
 * Where something that was found stands. A community's pages are its members' own, and those of an invented one everybody's; to others
 * its name leads to what it shares, and a lesson to the lesson.
 */
export function hrefOfCommunity(communityId: string, isInvented = false, part?: CommunityPart, thing?: string): string {
  if (isInvented || identityIn(`community/${communityId}`)) return pathOf.community(communityId, part, part && thing);
  return part === 'lessons' && thing ? pathOf.lesson(communityId, thing) : pathOf.community(communityId);
}
