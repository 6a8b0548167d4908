import { en } from './en.proposals';
import { currentLanguage } from './index.svelte';
import { nl, type ProposalTexts } from './nl.proposals';

export const proposalTexts = { nl, en } satisfies Record<string, ProposalTexts>;

/** The texts of proposals, suggestions and calls in the reader's language; they come with those pages. */
export const tv = (): ProposalTexts => proposalTexts[currentLanguage()];
