import { en } from './en.together';
import { currentLanguage } from './index.svelte';
import { nl, type TogetherTexts } from './nl.together';

export const togetherTexts = { nl, en } satisfies Record<string, TogetherTexts>;

/** The texts of what a group does with ideas together, in the reader's language; they come after the first visit. */
export const tg = (): TogetherTexts => togetherTexts[currentLanguage()];
