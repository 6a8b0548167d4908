import { offline as en } from './en.offline';
import { currentLanguage } from './index.svelte';
import { offline as nl, type OfflineTexts } from './nl.offline';

/** The texts of what waits, in the reader's language. */
export const offlineTexts = (): OfflineTexts => ({ nl, en })[currentLanguage()];
