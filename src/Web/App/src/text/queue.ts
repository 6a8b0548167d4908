import { en } from './en.queue';
import { currentLanguage } from './index.svelte';
import { nl, type QueueTexts } from './nl.queue';

/** The texts of the queue of those who want to speak; they come when somebody raises a hand. */
export const tq = (): QueueTexts => (currentLanguage() === 'en' ? en : nl);
