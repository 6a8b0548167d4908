import { en } from './en.screen';
import { currentLanguage } from './index.svelte';
import { nl, type ScreenTexts } from './nl.screen';

/** The texts of the screen in the hall in the reader's language; they come with its page. */
export const ts = (): ScreenTexts => (currentLanguage() === 'en' ? en : nl);
