import type { Hand, Participant, Turn } from '../wire';

const minute = 60_000;

/** How long somebody's hand may be up, and somebody far away be without a turn, before a facilitator is told, in milliseconds. */
export const handMs = 3 * minute;
export const silenceMs = 20 * minute;
/** A page that is loaded anew, or a tunnel, is no dropping out. */
export const goneMs = minute / 2;

/** What a facilitator should look at. */
export type Concern =
  | { kind: 'hand'; id: string; hand: Hand; minutes: number }
  | { kind: 'silent'; id: string; person: Participant; minutes: number }
  | { kind: 'gone'; id: string; person: Participant; minutes: number };

interface Seen {
  hands: readonly Hand[];
  participants: Iterable<Participant>;
  turns: ReadonlyMap<string, Turn>;
  /** By their numbers: since when those are gone who were here. */
  gone: ReadonlyMap<number, number>;
  speakerId?: string | undefined;
  now: number;
}

/**
 * Whose hand is up for more than three minutes; who is far away and had no turn for twenty, counted from when they came; and who dropped out.
 * Those who wait longest come first. Somebody who is gone is not silent as well, nor is who has their hand up.
 */
export function concernsOf({ hands, participants, turns, gone, speakerId, now }: Seen): Concern[] {
  const long = hands.filter((hand) => now - Date.parse(hand.raisedAt) > handMs).map((hand): Concern => ({ kind: 'hand', id: `hand/${hand.id}`, hand, minutes: Math.floor((now - Date.parse(hand.raisedAt)) / minute) }));
  const waiting = new Set(hands.map((hand) => hand.personId));
  const others: Concern[] = [];
  for (const person of participants) {
    if (person.removed) continue;
    const since = gone.get(person.number);
    if (since !== undefined) {
      if (now - since >= goneMs) others.push({ kind: 'gone', id: `gone/${person.id}/${since}`, person, minutes: Math.floor((now - since) / minute) });
      continue;
    }
    if (person.channel !== 'remote' || person.role === 'observer' || person.role === 'facilitator' || person.id === speakerId || waiting.has(person.id)) continue;
    const from = Math.max(Date.parse(person.joinedAt), Date.parse(turns.get(person.id)?.lastAt ?? person.joinedAt));
    if (now - from > silenceMs) others.push({ kind: 'silent', id: `silent/${person.id}/${from}`, person, minutes: Math.floor((now - from) / minute) });
  }
  return [...long, ...others].sort((a, b) => order[a.kind] - order[b.kind] || b.minutes - a.minutes);
}

const order = { hand: 0, gone: 1, silent: 2 };
