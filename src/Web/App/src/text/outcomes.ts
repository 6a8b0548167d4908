import { en } from './en.outcomes';
import { currentLanguage } from './index.svelte';
import { nl, type OutcomeTexts } from './nl.outcomes';

const texts = { nl, en };

/** The texts of decisions and actions, in the reader's language. */
export const to = (): OutcomeTexts => texts[currentLanguage()];
