import { pathOf, type CommunityPart } from '../routes.svelte';
import { identityIn } from '../sync/identity';

/** A community's pages are its members' own, and those of an invented one everybody's; to others its name leads nowhere. */
export const hrefOfCommunity = (communityId: string, isInvented = false, part?: CommunityPart, thing?: string): string | undefined =>
  isInvented || identityIn(`community/${communityId}`) ? pathOf.community(communityId, part, part && thing) : undefined;
