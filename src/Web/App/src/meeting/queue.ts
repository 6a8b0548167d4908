import type { Hand } from '../wire';
import type { Sight } from './sight.svelte';

type Sees = Pick<Sight, 'queue' | 'personId' | 'nameOf'>;

export const handOf = ({ queue }: Pick<Sees, 'queue'>, id: string): Hand | undefined => queue?.hands.find((hand) => hand.id === id);

/** This person's own hand, while it is up. */
export const ownHand = ({ queue, personId }: Pick<Sees, 'queue' | 'personId'>): Hand | undefined => queue?.hands.find((hand) => hand.personId === personId);

/** How many turns it takes until this person has the floor: 1 for the next. Undefined while their hand is down. */
export function placeOf({ queue, personId }: Pick<Sees, 'queue' | 'personId'>): number | undefined {
  const index = queue?.hands.findIndex((hand) => hand.personId === personId) ?? -1;
  return index < 0 ? undefined : index + 1;
}

/** Somebody who takes part by their name, anybody else as a facilitator described them. */
export const nameOfHand = (sight: Pick<Sees, 'nameOf'>, hand: Hand | undefined): string => (hand?.personId && sight.nameOf(hand.personId)) || hand?.label || '';
