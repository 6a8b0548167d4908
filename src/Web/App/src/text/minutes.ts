import { en } from './en.minutes';
import { currentLanguage } from './index.svelte';
import { nl, type MinutesTexts } from './nl.minutes';

const texts = { nl, en };

/** The texts about minutes, in the reader's language. */
export const tm = (): MinutesTexts => texts[currentLanguage()];
