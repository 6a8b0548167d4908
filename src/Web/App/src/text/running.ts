import { en } from './en.running';
import { currentLanguage } from './index.svelte';
import { nl, type RunningTexts } from './nl.running';

export const runningTexts = { nl, en } satisfies Record<string, RunningTexts>;

/** The texts of a method that is going on, in the reader's language. */
export const tr = (): RunningTexts => runningTexts[currentLanguage()];
