import { offline as en } from '../text/en.offline';
import { currentLanguage, t } from '../text/index.svelte';
import { offline as nl, type OfflineTexts } from '../text/nl.offline';
import type { Command } from '../wire';

/** The texts of what waits, in the reader's language. */
export const offlineTexts = (): OfflineTexts => ({ nl, en })[currentLanguage()];

/** What a command does, in words. */
export function actOf(command: Exclude<Command, { type: 'editMinutes' }>, name: string): string {
  const words: Record<string, (name: string) => string> = { ...t().undo.acts, ...offlineTexts().acts };
  return words[command.type]!(name);
}
