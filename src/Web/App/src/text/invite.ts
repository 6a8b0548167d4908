import { invite as en } from './en.invite';
import { currentLanguage } from './index.svelte';
import { invite as nl, type InviteTexts } from './nl.invite';

/** The texts of an invitation, in the reader's language. */
export const ti = (): InviteTexts => ({ nl, en })[currentLanguage()];
