import { en } from './en.writing';
import { currentLanguage } from './index.svelte';
import { nl, type WritingTexts } from './nl.writing';

/** The texts beside the box in which ideas are written, in the reader's language. */
export const tw = (): WritingTexts => (currentLanguage() === 'en' ? en : nl);
