import { t } from '../text/index.svelte';
import { offlineTexts } from '../text/offline';
import type { Command } from '../wire';

/** What a command does, in words. */
export function actOf(command: Exclude<Command, { type: 'editMinutes' }>, name: string): string {
  const words: Record<string, (name: string) => string> = { ...t().undo.acts, ...offlineTexts().acts };
  return words[command.type]!(name);
}
