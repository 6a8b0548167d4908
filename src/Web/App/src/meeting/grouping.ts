import type { Channel, GroupPlace, Participant } from '../wire';

/** How people are divided: the hall and those far away in each group, or apart so that nobody needs a laptop on the table. */
export type Way = 'mixed' | 'apart';

/** A group that is to be, with who is in it. */
export interface Drafted {
  personIds: string[];
  place: GroupPlace;
}

/** Who is divided: whoever takes part and is not one of those who lead, take notes or read along. */
export const divided = (people: Iterable<Participant>): Participant[] =>
  [...people].filter((person) => !person.removed && person.role === 'participant').sort((a, b) => a.number - b.number);

const isRemote = (channel: Channel | undefined): boolean => channel === 'remote';

/**
 * Everybody in one group, none of them more than one larger than another. Sectors are spread, so that people of one organisation do not sit
 * together where that can be; mixed, the hall and those far away are spread as well; apart, no group has both.
 */
export function divide(people: readonly Participant[], count: number, way: Way): Drafted[] {
  if (people.length === 0 || count < 1) return [];
  const groups = Math.min(count, people.length);
  if (way === 'mixed') return dealt(spread(people), groups).map(withPlace);
  const [room, online] = [people.filter((person) => !isRemote(person.channel)), people.filter((person) => isRemote(person.channel))];
  if (room.length === 0 || online.length === 0 || groups < 2) return dealt(spread(people), groups).map(withPlace);
  const forRoom = Math.max(1, Math.min(groups - 1, room.length, Math.max(groups - online.length, Math.round((groups * room.length) / people.length))));
  return [...dealt(spread(room), forRoom), ...dealt(spread(online), Math.min(groups - forRoom, online.length))].map(withPlace);
}

/** Those who are alike come one after the other, so that dealing parts them. */
const spread = (people: readonly Participant[]): Participant[] =>
  [...people].sort((a, b) => Number(isRemote(a.channel)) - Number(isRemote(b.channel)) || (a.sector ?? '').localeCompare(b.sector ?? '') || a.number - b.number);

const dealt = (people: readonly Participant[], count: number): Participant[][] => Array.from({ length: count }, (_, group) => people.filter((_, i) => i % count === group));

const withPlace = (people: Participant[]): Drafted => ({ personIds: people.map(({ id }) => id), place: placeOf(people) });

/** Where a group works follows from who is in it. */
export const placeOf = (people: readonly Participant[]): GroupPlace => {
  const remote = people.filter((person) => isRemote(person.channel)).length;
  return remote === 0 ? 'room' : remote === people.length ? 'online' : 'mixed';
};
