import { en } from './en.gatherings';
import { currentLanguage } from './index.svelte';
import { nl, type GatheringTexts } from './nl.gatherings';

export const gatheringTexts = { nl, en } satisfies Record<string, GatheringTexts>;

/** The texts of a community's meetings, people and organisations in the reader's language; they come with those pages. */
export const tg = (): GatheringTexts => gatheringTexts[currentLanguage()];
