import { tick } from 'svelte';
import { go, pathOf, type Part } from '../routes.svelte';

/** What somebody followed a link to, by its place in the page: it takes the focus as soon as it is there. */
const sought = $state<{ place: string | undefined }>({ place: undefined });

export type Place = `idea-${string}` | `outcome-${string}` | `round-${string}`;

const partOf = (place: Place): Part => (place.startsWith('idea-') ? 'ideas' : 'outcomes');

/** The address of a note, an outcome or a round of voting. */
export const pathTo = (meetingId: string, place: Place): string => `${pathOf.meeting(meetingId, partOf(place))}#${place}`;

/** Goes to a note, an outcome or a round of voting, whatever part it is in. */
export function show(meetingId: string, place: Place): void {
  seek(place);
  go(pathTo(meetingId, place));
}

/** What somebody is being led to and is not there yet. */
export const soughtPlace = (): string | undefined => sought.place;

/** Looks for what the address of the page names, once it is there. */
export function seek(place: string): void {
  sought.place = place;
}

/** Where somebody followed a link to this element, it comes into view and takes the focus. */
export const isPlace = (place: Place) => (element: HTMLElement) => {
  if (sought.place !== place) return;
  sought.place = undefined;
  // Its part may be shown in this very moment.
  void tick().then(() => {
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  });
};

/** The idea that somebody followed a link to, for a view that brings it into view itself; given once. @param isThere Whether that view has it. */
export function soughtIdea(isThere: (ideaId: string) => boolean): string | undefined {
  const ideaId = sought.place?.startsWith('idea-') ? sought.place.slice('idea-'.length) : undefined;
  if (ideaId === undefined || !isThere(ideaId)) return undefined;
  sought.place = undefined;
  return ideaId;
}
