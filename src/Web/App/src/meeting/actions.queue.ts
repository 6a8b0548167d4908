import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { tq } from '../text/queue';
import { newId } from '../sync/ids';
import { limits, type Hand } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { handOf, nameOfHand, ownHand } from './queue';
import type { Session } from './session.svelte';

const mayLead = (session: Session): boolean => session.isFacilitator && session.isOpen;

const hands = (session: Session): readonly Hand[] => session.queue?.hands ?? [];

const isMine = (session: Session, hand: Hand | undefined): boolean => hand?.personId !== undefined && hand.personId === session.personId;

/** Stands for somebody who takes part on no device of their own. */
const other = 'other';

function addHand(session: Session): void {
  const waiting = new Set(hands(session).map((hand) => hand.personId));
  const people = [...session.participants.values()].filter((person) => !person.removed && !waiting.has(person.id) && person.id !== session.personId);
  asking.question = {
    kind: 'choice',
    title: nameOfAction('addHand'),
    label: actionTexts().which.person,
    value: other,
    options: [{ value: other, label: tq().withoutDevice }, ...people.map((person) => ({ value: person.id, label: person.name }))],
    none: actionTexts().none,
    words: { label: tq().looks, max: limits.personName },
    submit: nameOfAction('addHand'),
    answered: (who, words) =>
      session.do({ type: 'addHand', handId: newId(), channel: 'room', ...(who === other ? { label: words || tq().somebody } : { personId: who }) }),
  };
}

const noLimit = 'none';

function setTime(session: Session): void {
  const seconds = [30, 60, 90, 120, 180, 300, 600];
  asking.question = {
    kind: 'choice',
    title: nameOfAction('setSpeakingTime'),
    label: tq().howLong,
    value: `${session.queue?.turnSeconds ?? noLimit}`,
    options: [{ value: noLimit, label: tq().noLimit }, ...seconds.map((it) => ({ value: `${it}`, label: tq().length(it) }))],
    none: actionTexts().none,
    submit: nameOfAction('setSpeakingTime'),
    answered: (chosen) => session.do({ type: 'setSpeakingTime', seconds: chosen === noLimit ? null : Number(chosen) }),
  };
}

/** What is about the queue of those who want to speak, and about one hand in it. */
export const queueActions: readonly Action[] = [
  {
    id: 'raiseHand',
    about: 'meeting',
    sends: ['raiseHand'],
    isInMenu: false,
    isAllowed: (session) => session.mayContribute && !ownHand(session),
    run: (session) => session.do({ type: 'raiseHand', handId: newId() }),
  },
  {
    id: 'lowerHand',
    about: 'meeting',
    sends: ['lowerHand'],
    isInMenu: false,
    isAllowed: (session) => session.mayContribute && ownHand(session) !== undefined,
    run: (session) => session.do({ type: 'lowerHand', handId: ownHand(session)!.id }),
  },
  {
    id: 'nextSpeaker',
    about: 'meeting',
    sends: ['giveFloor'],
    isInMenu: false,
    isAllowed: (session) => mayLead(session) && hands(session).length > 0,
    // Whoever is seen to be first: another may be, by the time that the server hears of it.
    run: (session) => session.do({ type: 'giveFloor', handId: hands(session)[0]!.id }),
  },
  {
    id: 'endTurn',
    about: 'meeting',
    sends: ['endTurn'],
    isInMenu: false,
    isAllowed: (session) => session.isOpen && session.queue?.speaking !== undefined && (session.isFacilitator || isMine(session, session.queue.speaking.hand)),
    run: (session) => session.do({ type: 'endTurn' }),
  },
  { id: 'addHand', about: 'meeting', sends: ['addHand'], isAllowed: mayLead, run: addHand },
  { id: 'setSpeakingTime', about: 'meeting', sends: ['setSpeakingTime'], isAllowed: mayLead, run: setTime },
  { id: 'giveFloor', about: 'hand', sends: ['giveFloor'], isAllowed: (session, id) => mayLead(session) && handOf(session, id) !== undefined, run: (session, [id]) => session.do({ type: 'giveFloor', handId: id! }) },
  {
    id: 'takeHandDown',
    about: 'hand',
    sends: ['lowerHand'],
    isAllowed: (session, id) => mayLead(session) && handOf(session, id) !== undefined && !isMine(session, handOf(session, id)),
    run: (session, [id]) => session.do({ type: 'lowerHand', handId: id! }),
  },
];

export const nameOfHandAt = (session: Session, id: string): string => nameOfHand(session, handOf(session, id));
