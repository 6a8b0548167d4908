import { en } from './en.planning';
import { currentLanguage } from './index.svelte';
import { nl, type PlanningTexts } from './nl.planning';

export const planningTexts = { nl, en } satisfies Record<string, PlanningTexts>;

/** The texts of the library and the planner in the reader's language; they come after the first visit. */
export const tp = (): PlanningTexts => planningTexts[currentLanguage()];

/** What is to come of an item; a method says it in the words of the Domain. */
export const outputNamed = (output: string): string => tp().outputs[output.split(':')[0]!] ?? output;
