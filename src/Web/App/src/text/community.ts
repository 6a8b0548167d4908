import { en } from './en.community';
import { currentLanguage, t } from './index.svelte';
import { nl, type CommunityTexts } from './nl.community';

export const communityTexts = { nl, en } satisfies Record<string, CommunityTexts>;

/** The texts of communities, partners and programmes in the reader's language; they come with those pages. */
export const tk = (): CommunityTexts => communityTexts[currentLanguage()];

const named = (names: Record<string, string>, group: string): string => names[group] ?? group;

/** What a group of partners is called: the five sectors in the reader's language, and what a programme added as it named it. */
export const groupName = (group: string): string => named(t().sectors, group);

export const shortGroupName = (group: string): string => named({ ...tk().sectorsShort, other: tk().otherGroups }, group);
