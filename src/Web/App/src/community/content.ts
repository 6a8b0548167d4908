import forms from '../content/learning-forms.json';
import steps from '../content/ten-steps.json';
import { currentLanguage } from '../text/index.svelte';

/** What a file of content says, in each language. */
export interface Said {
  nl: string;
  en: string;
}

/** In the reader's language. */
export const say = (said: Said): string => said[currentLanguage()];

export const tenSteps = steps;
export const learningForms = forms;
