import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { clock } from '../text/dates';
import { tl } from '../text/leading';
import { limits, type LockScope } from '../wire';
import type { ActionId } from '../text/nl.actions';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { viewOf } from './following.svelte';
import type { Session } from './session.svelte';
import { spotOf } from './spotlight';
import { waitingAtDoor } from './sight.svelte';

const mayLead = (session: Session): boolean => session.isFacilitator && session.isOpen;

const isLocked = (session: Session, scope: LockScope, targetId?: string): boolean => session.locks.has(targetId ? `${scope}.${targetId}` : scope);

/** What takes no input but that of facilitators, and takes it again. */
const lock = (scope: LockScope, about: Action['about'], on: ActionId, off: ActionId): Action[] => {
  const target = (id: string | undefined) => (id ? { targetId: id } : {});
  const isAllowed = (session: Session, id: string) =>
    mayLead(session) && (scope !== 'person' || (id !== session.personId && session.participants.get(id)?.role !== 'facilitator' && !session.participants.get(id)?.removed));
  return [
    { id: on, about, sends: ['addLock'], isAllowed: (session, id) => isAllowed(session, id) && !isLocked(session, scope, id), run: (session, [id]) => session.do({ type: 'addLock', scope, ...target(id) }) },
    { id: off, about, sends: ['removeLock'], isAllowed: (session, id) => mayLead(session) && isLocked(session, scope, id), run: (session, [id]) => session.do({ type: 'removeLock', scope, ...target(id) }) },
  ];
};

function endScreen(session: Session): void {
  asking.question = {
    kind: 'choice',
    title: nameOfAction('endScreen'),
    label: tl().whichScreen,
    options: [...session.screens.values()].map((screen) => ({ value: screen.id, label: screen.name ?? tl().screenSince(clock(screen.openedAt)) })),
    none: actionTexts().none,
    submit: nameOfAction('endScreen'),
    answered: (screenId) => session.do({ type: 'endScreen', screenId }),
  };
}

function turnAway(session: Session, personId: string): void {
  const name = session.atDoor.get(personId)?.name ?? '';
  asking.question = {
    kind: 'yes',
    title: nameOfAction('turnAway'),
    text: tl().turnAwayQuestion(name),
    reason: { label: tl().reasonForThem, max: limits.reason },
    submit: nameOfAction('turnAway'),
    answered: (reason) => session.do({ type: 'turnAway', personId, ...(reason ? { reason } : {}) }),
  };
}

const waits = (session: Session, id: string): boolean => waitingAtDoor(session).some((person) => person.id === id);

const isLed = (session: Session): boolean => session.spotlight !== undefined && session.spotlight.byId !== session.personId;

/** What those who lead do beside the work itself: the door, screens, what takes no input, and who leads when they cannot. */
export const leadingActions: readonly Action[] = [
  { id: 'lobbyOn', about: 'meeting', sends: ['setLobby'], isAllowed: (session) => mayLead(session) && !session.meeting?.lobby, run: (session) => session.do({ type: 'setLobby', on: true }) },
  { id: 'lobbyOff', about: 'meeting', sends: ['setLobby'], isAllowed: (session) => session.isFacilitator && session.meeting?.lobby === true, run: (session) => session.do({ type: 'setLobby', on: false }) },
  { id: 'admitAll', about: 'meeting', sends: ['admit'], isAllowed: (session) => session.isFacilitator && waitingAtDoor(session).length > 0, run: (session) => session.do({ type: 'admit' }) },
  { id: 'admit', about: 'waiting', sends: ['admit'], isAllowed: (session, id) => session.isFacilitator && waits(session, id), run: (session, [id]) => session.do({ type: 'admit', personId: id! }) },
  { id: 'turnAway', about: 'waiting', sends: ['turnAway'], isAllowed: (session, id) => session.isFacilitator && waits(session, id), run: (session, [id]) => turnAway(session, id!) },
  { id: 'endScreen', about: 'meeting', sends: ['endScreen'], isAllowed: (session) => session.isFacilitator && session.screens.size > 0, run: endScreen },
  ...lock('board', 'meeting', 'lockBoard', 'unlockBoard'),
  ...lock('cluster', 'cluster', 'lockCluster', 'unlockCluster'),
  ...lock('phase', 'agendaItem', 'lockItem', 'unlockItem'),
  ...lock('person', 'person', 'lockPerson', 'unlockPerson'),
  {
    id: 'nameStandIn',
    about: 'person',
    sends: ['nameStandIn'],
    isAllowed: (session, id) => session.isFacilitator && id !== session.meeting?.standInId && session.participants.get(id)?.role !== 'facilitator' && !session.participants.get(id)?.removed,
    run: (session, [id]) => session.do({ type: 'nameStandIn', personId: id! }),
  },
  { id: 'wander', about: 'meeting', sends: [], isInMenu: false, isAllowed: (session) => isLed(session) && !session.wanders, run: (session) => (session.wanders = true) },
  { id: 'goAlong', about: 'meeting', sends: [], isInMenu: false, isAllowed: (session) => isLed(session) && session.wanders, run: (session) => (session.wanders = false) },
  {
    id: 'showWay',
    about: 'meeting',
    sends: ['setSpotlight'],
    isAllowed: (session) => mayLead(session) && session.spotlight?.byId !== session.personId,
    run: (session) => session.do({ type: 'setSpotlight', ...spotOf(viewOf(session.part, session.view), session.here) }),
  },
  { id: 'stopShowing', about: 'meeting', sends: ['clearSpotlight'], isAllowed: (session) => mayLead(session) && session.spotlight !== undefined && !isLed(session), run: (session) => session.do({ type: 'clearSpotlight' }) },
  { id: 'restoreBoard', about: 'meeting', sends: ['restoreBoard'], isAllowed: (session) => mayLead(session) && session.openRound === undefined, run: () => (asking.restore = true) },
  { id: 'noStandIn', about: 'person', sends: ['nameStandIn'], isAllowed: (session, id) => session.isFacilitator && id === session.meeting?.standInId, run: (session) => session.do({ type: 'nameStandIn', personId: null }) },
  { id: 'takeLead', about: 'meeting', sends: ['takeLead'], isAllowed: (session) => session.meeting?.standInId === session.personId && !session.isFacilitator, run: (session) => session.do({ type: 'takeLead' }) },
];
