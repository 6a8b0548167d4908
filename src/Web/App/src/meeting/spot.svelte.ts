import type { Participant } from '../wire';

/**
 * What is shown at one thing on the board beside its record, each fact by itself: with thousands of notes, a focus that moves
 * or somebody who types may wake only the note that it is about.
 */
export class Spot {
  /** Where Tab leads to in the list. */
  isCurrent = $state(false);
  isSelected = $state(false);
  isUnsaved = $state(false);
  /** Whether words of this person about it came back, for them to choose. */
  awaitsChoice = $state(false);
  /** Whether a dot of this person on it is not saved yet. */
  isDotUnsaved = $state(false);
  /** Who else is here now. */
  people = $state.raw<readonly Participant[]>([]);
  /** Who of them is typing. */
  writer = $state.raw<Participant>();
  /** The hit of a search at which its owner is. */
  isHit = $state(false);

  /** Begins to change its words where it stands. @returns false where that cannot be. */
  startEdit?: (() => boolean) | undefined;
  /** Where it stands on the canvas, also when nobody put it there. */
  place?: { x: number; y: number } | undefined;
  /** Opens its menu where it stands. */
  openMenu?: (() => void) | undefined;
}
