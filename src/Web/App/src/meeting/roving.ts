import { folded } from './folded';
import { haveSingleKeys } from './keys';
import { isForText } from './undo.svelte';

/**
 * The arrows in a long list: one of its notes and headings is where Tab leads to, and from there the arrows go on. Nothing here
 * moves the focus but a key that was pressed.
 */

/** How long after a letter the next one belongs to the same word, in milliseconds. */
const wordMs = 800;

export const stopIn = (target: EventTarget | null): HTMLElement | undefined => (target instanceof Element ? (target.closest<HTMLElement>('[data-stop]') ?? undefined) : undefined);

const stopsIn = (part: HTMLElement): HTMLElement[] => [...part.querySelectorAll<HTMLElement>('[data-stop]')];

/** Where a key leads to from a note or heading. */
export function destination(list: HTMLElement, from: HTMLElement, key: string, isInColumns: boolean): HTMLElement | undefined {
  const stops = stopsIn(list);
  const at = stops.indexOf(from);
  switch (key) {
    case 'ArrowDown':
      return stops[at + 1];
    case 'ArrowUp':
      return stops[at - 1];
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight':
      return beside(list, from, key === 'ArrowLeft' ? -1 : 1, isInColumns);
    default:
      return undefined;
  }
}

/** In columns the note beside it, in a list the beginning of the next or previous cluster. */
function beside(list: HTMLElement, from: HTMLElement, by: -1 | 1, isInColumns: boolean): HTMLElement | undefined {
  const groups = [...list.querySelectorAll<HTMLElement>('[data-group]')].map((group) => stopsIn(group)).filter((stops) => stops.length > 0);
  const at = groups.findIndex((stops) => stops.includes(from));
  if (at < 0) return besideHeading(groups, from, by);
  // Back leads to the beginning of where one is first.
  if (by < 0 && !isInColumns && groups[at] && groups[at][0] !== from) return groups[at][0];
  const to = groups[at + by];
  if (!to) return undefined;
  return isInColumns ? to[Math.min(groups[at]!.indexOf(from), to.length - 1)] : to[0];
}

/** From the heading over several clusters to the first below it, or the last above it. */
function besideHeading(groups: readonly HTMLElement[][], from: HTMLElement, by: -1 | 1): HTMLElement | undefined {
  const isAfter = ([first]: readonly HTMLElement[]) => (from.compareDocumentPosition(first!) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return by > 0 ? groups.find(isAfter)?.[0] : groups.findLast((stops) => !isAfter(stops))?.[0];
}

/** Letters typed one after the other lead to the note that begins with them, where letters do nothing else. */
export class Typeahead {
  #word = '';
  #at = 0;

  /** @returns where the letter leads to; undefined where it is none, or nothing begins with it. */
  press(list: HTMLElement, from: HTMLElement, key: string, now: number, textOf: (stop: HTMLElement) => string): HTMLElement | undefined {
    if (key.length !== 1 || key === ' ' || haveSingleKeys()) return undefined;
    this.#word = now - this.#at < wordMs ? this.#word + folded(key) : folded(key);
    this.#at = now;
    const stops = stopsIn(list);
    const at = stops.indexOf(from);
    // A word that goes on may still mean the note where the focus is.
    const first = this.#word.length > 1 ? at : at + 1;
    const round = [...stops.slice(first), ...stops.slice(0, first)];
    return round.find((stop) => folded(textOf(stop)).startsWith(this.#word));
  }
}

/** The note or heading that a key was pressed on; undefined where the key is for a text or a choice. */
export function pressedOn(event: KeyboardEvent): HTMLElement | undefined {
  const { target } = event;
  if (event.defaultPrevented || isForText(target) || target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return undefined;
  return stopIn(target);
}
