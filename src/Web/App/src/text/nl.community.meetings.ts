import type { CommunityActionStatus, DecisionStatus, MeetingAnswer, MeetingForm, PlannedStatus } from '../wire';

/** What the pages of the meetings of a community and of what they came to say, in Dutch. */
export const meetings = {
  meetings: {
    title: 'Bijeenkomsten',
    plan: 'Plan een bijeenkomst',
    name: 'Hoe heet de bijeenkomst?',
    aim: 'Wat is het doel, in één zin?',
    day: 'Dag',
    from: 'Van',
    to: 'Tot',
    endsLater: 'Het einde komt na het begin.',
    form: 'Hoe komen we bijeen?',
    forms: { onsite: 'Op locatie', online: 'Online', hybrid: 'Op locatie en online' } satisfies Record<MeetingForm, string>,
    place: 'Plek',
    none: 'Er is nog geen bijeenkomst gepland.',
    past: 'Geweest',
    number: (number: number) => `Bijeenkomst ${number}`,
    statuses: { planned: 'gepland', running: 'nu bezig', held: 'geweest', cancelled: 'gaat niet door' } satisfies Record<PlannedStatus, string>,
    came: (people: number, ideas: number) => `${people} aanwezig, ${ideas} ideeën`,
    doYouCome: 'Kom je?',
    answers: { room: 'Ja, in de zaal', remote: 'Ja, op afstand', no: 'Nee' } satisfies Record<MeetingAnswer, string>,
    counts: (room: number, remote: number, no: number) => `${room} in de zaal, ${remote} op afstand, ${no} niet`,
    begin: 'Begin de bijeenkomst',
    goIn: 'Ga naar binnen',
    look: 'Kijk terug',
    cancel: 'Gaat niet door',
    cancelQuestion: (title: string) => `${title} gaat niet door?`,
  },

  outcomes: {
    actions: 'Acties',
    decisions: 'Besluiten',
    noActions: 'Nog geen acties. Na een bijeenkomst komen ze vanzelf hier.',
    noDecisions: 'Nog geen besluiten. Na een bijeenkomst komen ze vanzelf hier.',
    by: (day: string) => `klaar op ${day}`,
    late: 'te laat',
    done: 'Klaar',
    reopen: 'Toch niet klaar',
    statuses: { open: 'open', inProgress: 'bezig', done: 'klaar', dropped: 'vervallen' } satisfies Record<CommunityActionStatus, string>,
    decided: { taken: 'genomen', carriedOut: 'uitgevoerd', revised: 'herzien', withdrawn: 'ingetrokken' } satisfies Record<DecisionStatus, string>,
  },
};
