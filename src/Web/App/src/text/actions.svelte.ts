import { enActions } from './en.actions';
import { currentLanguage } from './index.svelte';
import { nlActions, type ActionTexts } from './nl.actions';

/** The texts of actions in the reader's language. Apart from the others, since the first idea does without them. */
export const actionTexts = (): ActionTexts => (currentLanguage() === 'en' ? enActions : nlActions);
