import { SvelteMap } from 'svelte/reactivity';
import { en } from './en.community';
import { currentLanguage, t } from './index.svelte';
import { nl, type CommunityTexts } from './nl.community';

export const communityTexts = { nl, en } satisfies Record<string, CommunityTexts>;

/** The texts of communities, partners and programmes in the reader's language; they come with those pages. */
export const tk = (): CommunityTexts => communityTexts[currentLanguage()];

interface Named {
  id: string;
  nl: string;
  en: string;
}

const added = new SvelteMap<string, Omit<Named, 'id'>>();

/** Takes in what a programme calls its groups of partners. */
export function learnGroups(groups: readonly Named[]): void {
  for (const { id, nl, en } of groups) {
    const known = added.get(id);
    if (known?.nl !== nl || known.en !== en) added.set(id, { nl, en });
  }
}

const named = (names: Record<string, string>, group: string): string => names[group] ?? added.get(group)?.[currentLanguage()] ?? group;

/** What a group of partners is called: the five sectors in the reader's language, and what a programme added as it named it. */
export const groupName = (group: string): string => named(t().sectors, group);

export const shortGroupName = (group: string): string => named({ ...tk().sectorsShort, other: tk().otherGroups }, group);

/** The groups to choose from: those of a programme, or else the five sectors. */
export const groupChoices = (groups: readonly Named[] | undefined): { value: string; label: string }[] =>
  (groups?.map(({ id }) => id) ?? Object.keys(t().sectors)).map((value) => ({ value, label: groupName(value) }));
