import { en } from './en.news';
import { currentLanguage } from './index.svelte';
import { nl, type NewsTexts } from './nl.news';

export const newsTexts = { nl, en } satisfies Record<string, NewsTexts>;

/** The texts of news, in the reader's language. */
export const tn = (): NewsTexts => newsTexts[currentLanguage()];
