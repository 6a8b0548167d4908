import { en } from './en.programme';
import { currentLanguage } from './index.svelte';
import { nl, type ProgrammeTexts } from './nl.programme';

export const programmeTexts = { nl, en } satisfies Record<string, ProgrammeTexts>;

/** The texts by which a programme and a partner are kept, in the reader's language; they come with those pages. */
export const tp = (): ProgrammeTexts => programmeTexts[currentLanguage()];
