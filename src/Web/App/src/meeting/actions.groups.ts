import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { tg } from '../text/together';
import type { Group } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { byNumber } from './board';
import type { Session } from './session.svelte';

/** The groups that are not over, in their order. */
export const goingGroups = (session: Session): Group[] => [...session.groups.values()].filter((group) => !group.ended).sort(byNumber);

export const groupOf = (session: Session, personId: string): Group | undefined => goingGroups(session).find((group) => group.personIds.includes(personId));

const mayLead = (session: Session): boolean => session.isFacilitator && session.isOpen;

const none = 'none';

function askGroup(session: Session, personId: string): void {
  const isMe = personId === session.personId;
  const id = isMe ? 'chooseGroup' : 'moveToGroup';
  asking.question = {
    kind: 'choice',
    title: isMe ? nameOfAction(id) : tg().groups.of(session.nameOf(personId) ?? ''),
    label: tg().groups.which,
    value: groupOf(session, personId)?.id ?? none,
    options: [
      ...goingGroups(session).map((group) => ({ value: group.id, label: group.name, about: tg().groups.places[group.place] })),
      { value: none, label: tg().groups.none },
    ],
    none: actionTexts().none,
    submit: nameOfAction(id),
    answered: (groupId) => moveTo(session, personId, groupId === none ? null : groupId),
  };
}

export function moveTo(session: Session, personId: string, groupId: string | null): void {
  if ((groupOf(session, personId)?.id ?? null) === groupId) return;
  session.do({ type: 'moveToGroup', ...(personId === session.personId ? {} : { personId }), groupId });
}

/** Working in small groups for a while. */
export const groupActions: readonly Action[] = [
  { id: 'makeGroups', about: 'meeting', sends: ['makeGroups'], isAllowed: mayLead, run: () => void (asking.groups = true) },
  {
    id: 'moveToGroup',
    about: 'person',
    sends: ['moveToGroup'],
    isAllowed: (session, id) => mayLead(session) && session.participants.get(id)?.removed !== true && goingGroups(session).length > 0,
    run: (session, [id]) => askGroup(session, id!),
  },
  {
    id: 'chooseGroup',
    about: 'meeting',
    sends: ['moveToGroup'],
    isAllowed: (session) => session.mayContribute && !session.isFacilitator && goingGroups(session).some((group) => group.open),
    run: (session) => askGroup(session, session.personId),
  },
  {
    id: 'endGroups',
    about: 'meeting',
    sends: ['endGroups'],
    isAllowed: (session) => mayLead(session) && goingGroups(session).length > 0,
    run(session) {
      asking.question = {
        kind: 'yes',
        title: nameOfAction('endGroups'),
        text: tg().groups.endQuestion,
        submit: nameOfAction('endGroups'),
        answered: () => session.do({ type: 'endGroups' }),
      };
    },
  },
];
