import { en } from './en.leading';
import { currentLanguage } from './index.svelte';
import { nl, type LeadingTexts } from './nl.leading';

/** The texts of leading a meeting in the reader's language; they come with its actions. */
export const tl = (): LeadingTexts => (currentLanguage() === 'en' ? en : nl);
