import { en } from './en.community';
import { currentLanguage } from './index.svelte';
import { nl, type CommunityTexts } from './nl.community';

export const communityTexts = { nl, en } satisfies Record<string, CommunityTexts>;

/** The texts of communities, partners and programmes in the reader's language; they come with those pages. */
export const tk = (): CommunityTexts => communityTexts[currentLanguage()];
