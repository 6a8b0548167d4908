import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { t } from '../text/index.svelte';
import type { Part } from '../routes.svelte';
import { limits, type Role } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { refocus } from './dragging.svelte';
import { goTo } from './going';
import type { Session } from './session.svelte';
import { views } from './views';

const mayLead = (session: Session): boolean => session.isFacilitator && session.isOpen;

const part = (id: 'goIdeas' | 'goMinutes' | 'goOutcomes' | 'goAgenda' | 'goPeople', to: Part, heading: string): Action => ({
  id,
  about: 'meeting',
  sends: [],
  isInMenu: false,
  isAllowed: () => true,
  run: (session) => goTo(session, to, heading),
});

function rename(session: Session): void {
  const title = session.meeting?.title ?? '';
  asking.question = {
    kind: 'words',
    title: nameOfAction('renameMeeting'),
    label: actionTexts().newName,
    value: title,
    max: limits.title,
    submit: t().save,
    answered: (chosen) => chosen !== title && session.do({ type: 'renameMeeting', title: chosen, was: title }),
  };
}

function closeRound(session: Session): void {
  const round = session.openRound!;
  asking.question = {
    kind: 'yes',
    title: nameOfAction('closeVoteRound'),
    text: t().vote.closeQuestion(round.ballots, round.voters),
    submit: nameOfAction('closeVoteRound'),
    answered: () => {
      refocus.vote = true;
      session.do({ type: 'closeVoteRound', roundId: round.id });
    },
  };
}

/** There are dots to go by; on the canvas no note moves while somebody aims at it with a dot. */
const mayOrder = (session: Session): boolean => session.standing.size > 0 && !(session.view === 'canvas' && session.openRound);

/** It is the order of whoever asks for it, in every view. */
function order(session: Session, byDots: boolean): void {
  session.filter.byDots = byDots;
  session.digest.say(byDots ? actionTexts().find.byDots : actionTexts().find.asWritten);
}

function giveRole(session: Session, personId: string): void {
  asking.question = {
    kind: 'choice',
    title: t().people.role(session.nameOf(personId) ?? ''),
    label: nameOfAction('setRole'),
    value: session.participants.get(personId)?.role,
    options: (Object.keys(t().roles) as Role[]).map((role) => ({ value: role, label: t().roles[role] })),
    none: actionTexts().none,
    submit: t().save,
    answered: (role) => session.do({ type: 'setRole', personId, role: role as Role }),
  };
}

function removePerson(session: Session, personId: string): void {
  const name = session.nameOf(personId) ?? '';
  asking.question = {
    kind: 'yes',
    title: t().people.remove(name),
    text: t().people.removeQuestion(name),
    reason: { label: t().people.reason, max: limits.reason },
    submit: nameOfAction('removePerson'),
    answered: (reason) => session.do({ type: 'removePerson', personId, ...(reason ? { reason } : {}) }),
  };
}

/** What is about the whole meeting, about going through it, and about the people in it. */
export const meetingActions: readonly Action[] = [
  { id: 'addIdea', about: 'meeting', sends: ['addIdea'], isInMenu: false, isAllowed: (session) => session.mayContribute, run: (session) => goTo(session, 'ideas', '[data-entry="idea"]') },
  { id: 'undo', about: 'meeting', sends: ['undo'], isInMenu: false, isAllowed: (session) => session.isOpen && session.acts.next !== undefined, run: (session) => session.undo() },
  { id: 'redo', about: 'meeting', sends: ['undo'], isInMenu: false, isAllowed: (session) => session.isOpen && session.acts.nextRedo !== undefined, run: (session) => session.redo() },
  {
    id: 'selectAll',
    about: 'meeting',
    sends: [],
    isInMenu: false,
    isAllowed: (session) => session.ideas.size > 0,
    run(session) {
      // What a filter hides is not meant.
      session.selection.set(session.board.ideas.filter((idea) => session.filter.matches(idea)).map(({ id }) => id));
      session.digest.say(actionTexts().selected(session.selection.ideas.size));
    },
  },
  {
    id: 'openVoteRound',
    about: 'meeting',
    sends: ['openVoteRound'],
    isAllowed: (session) => mayLead(session) && !session.openRound && session.ideas.size > 0,
    run: () => (asking.round = true),
  },
  { id: 'closeVoteRound', about: 'meeting', sends: ['closeVoteRound'], isAllowed: (session) => mayLead(session) && session.openRound !== undefined, run: closeRound },
  { id: 'orderByDots', about: 'meeting', sends: [], isAllowed: (session) => mayOrder(session) && !session.filter.byDots, run: (session) => order(session, true) },
  { id: 'orderAsWritten', about: 'meeting', sends: [], isAllowed: (session) => mayOrder(session) && session.filter.byDots, run: (session) => order(session, false) },
  { id: 'invite', about: 'meeting', sends: [], isInMenu: false, isAllowed: () => true, run: () => (asking.invitation = true) },
  { id: 'shortcuts', about: 'meeting', sends: [], isAllowed: () => true, run: () => (asking.list = { subject: undefined }) },
  {
    id: 'nextView',
    about: 'meeting',
    sends: [],
    isInMenu: false,
    isAllowed: (session) => session.part === 'ideas',
    run(session) {
      session.look(views[(views.indexOf(session.view) + 1) % views.length]!);
      session.digest.say(t().meeting[session.view]);
    },
  },
  {
    id: 'find',
    about: 'meeting',
    sends: [],
    isInMenu: false,
    isAllowed: () => true,
    run(session) {
      asking.isFinding = true;
      goTo(session, 'ideas', 'search input[type="search"]');
    },
  },
  {
    id: 'follow',
    about: 'person',
    sends: [],
    isAllowed: (session, id) => id !== session.personId && session.present.has(session.participants.get(id)?.number ?? -1),
    run: (session, [id]) => session.following.start(session.participants.get(id!)!),
  },
  { id: 'stopFollowing', about: 'meeting', sends: [], isInMenu: false, isAllowed: (session) => session.following.person !== undefined, run: (session) => session.following.stop() },
  part('goIdeas', 'ideas', '#ideas-title'),
  part('goMinutes', 'minutes', '#minutes-title'),
  part('goOutcomes', 'outcomes', '#outcomes-title'),
  part('goAgenda', 'agenda', '#agenda-title'),
  part('goPeople', 'people', '#people-title'),
  { id: 'goReturned', about: 'meeting', sends: [], isInMenu: false, isAllowed: (session) => session.returned.length > 0, run: () => (asking.returned = true) },
  { id: 'renameMeeting', about: 'meeting', sends: ['renameMeeting'], isAllowed: mayLead, run: rename },
  {
    id: 'closeMeeting',
    about: 'meeting',
    sends: ['closeMeeting'],
    isAllowed: mayLead,
    run(session) {
      asking.question = { kind: 'yes', title: nameOfAction('closeMeeting'), text: t().meeting.closeQuestion, submit: nameOfAction('closeMeeting'), answered: () => session.do({ type: 'closeMeeting' }) };
    },
  },
  { id: 'openMeeting', about: 'meeting', sends: ['openMeeting'], isAllowed: (session) => session.isFacilitator && !session.isOpen, run: (session) => session.do({ type: 'openMeeting' }) },
  { id: 'setRole', about: 'person', sends: ['setRole'], isAllowed: (session, id) => session.isFacilitator && !session.participants.get(id)?.removed, run: (session, [id]) => giveRole(session, id!) },
  {
    id: 'removePerson',
    about: 'person',
    sends: ['removePerson'],
    isAllowed: (session, id) => session.isFacilitator && id !== session.personId && !session.participants.get(id)?.removed,
    run: (session, [id]) => removePerson(session, id!),
  },
];
