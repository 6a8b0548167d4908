import { programmes } from '../api.programme';
import { learnGroups } from '../text/community';
import { currentLanguage, t } from '../text/index.svelte';
import { forget, keep, kept } from '../sync/local';
import { accentSheet } from '../theme/accent';
import type { Hex } from '../theme/contrast';
import type { ProgrammeSummary, Topic } from '../wire';

/** The programme of this server, as everybody may see it: what its themes and groups are called. Asked once a visit. */
class Programme {
  summary = $state.raw<ProgrammeSummary>();
  failure = $state<string>();
  #asked: Promise<void> | undefined;

  /** Asks, where nobody has yet, or what was asked came to nothing. */
  load(): Promise<void> {
    return (this.#asked ??= this.#ask());
  }

  /** What is called so in the reader's language; what the programme does not know is its own name. */
  topic(id: string): string {
    return named(this.summary?.topics.find((topic) => topic.id === id)) ?? id;
  }

  topics(...sorts: Topic['sort'][]): { value: string; label: string }[] {
    return (this.summary?.topics ?? []).filter(({ sort }) => sorts.includes(sort)).map((topic) => ({ value: topic.id, label: named(topic)! }));
  }

  async #ask(): Promise<void> {
    this.failure = undefined;
    try {
      this.summary = (await programmes()).programmes[0];
      if (this.summary) learnGroups(this.summary.groups);
    } catch (refusal) {
      this.failure = (refusal as Error).message ?? t().unexpected;
      this.#asked = undefined;
    }
  }
}

const named = (topic: { nl: string; en: string } | undefined): string | undefined => topic?.[currentLanguage()];

export const programme = new Programme();

const ours = '#0b6355';

const accentKey = (communityId: string): string => `samenwerken.accent.${communityId}`;

/**
 * Shows pages of a community in the colour of the programme that its record names, and remembers it on this device for the meetings
 * of the community, which fetch nothing for it. @returns what takes it away again.
 */
export function wearAsCommunity(communityId: string, programmeId: string | undefined): () => void {
  const { summary } = programme;
  const accent = programmeId !== undefined && summary?.programmeId === programmeId ? summary.accent : undefined;
  if (accent && accent !== ours) keep(accentKey(communityId), accent);
  else if (summary) forget(accentKey(communityId));
  return wear(accent);
}

/** Shows a meeting of a community in the colour that its pages had on this device. @returns what takes it away again. */
export const wearAsMeetingOf = (communityId: string): (() => void) => wear(kept(accentKey(communityId)) ?? undefined);

/** Shows a page in the colour of the programme. @returns what takes it away again. */
export function wear(accent: string | undefined): () => void {
  if (!accent || accent === ours) return () => undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(accentSheet(accent as Hex));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet));
}
