import { nameOfAction } from '../text/actions.svelte';
import { to } from '../text/outcomes';
import { limits } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { isWithdrawn, numberOf, type Outcome } from './outcomes';
import type { Session } from './session.svelte';

const outcomeOf = (session: Session, id: string): Outcome | undefined => session.decisions.get(id) ?? session.actions.get(id);

const mayChange = (session: Session, id: string): boolean => {
  const outcome = outcomeOf(session, id);
  return session.mayRecord && outcome !== undefined && !isWithdrawn(outcome);
};

/** Whether somebody may say that an action is done, or is not. */
const mayDo = (status: 'open' | 'done') => (session: Session, id: string) => {
  const action = session.actions.get(id);
  // An action is marked as done in a closed meeting, too; one of the community then in the community.
  if (action?.home && !session.isOpen) return false;
  const role = session.me?.role;
  return action?.status === status && role !== undefined && role !== 'observer' && (role !== 'participant' || session.isMine(action.assigneeId));
};

function edit(session: Session, [id]: readonly string[]): void {
  const edits = outcomeOf(session, id!);
  if (edits) asking.outcome = { kind: edits.kind, edits };
}

function withdraw(session: Session, [id]: readonly string[]): void {
  const outcome = outcomeOf(session, id!);
  if (!outcome) return;
  asking.question = {
    kind: 'yes',
    title: to().withdrawTitle(numberOf(outcome)),
    text: to().withdrawQuestion(numberOf(outcome)),
    reason: { label: to().reason, max: limits.reason },
    submit: nameOfAction(outcome.kind === 'decision' ? 'withdrawDecision' : 'withdrawAction'),
    answered: (reason) => {
      const why = reason ? { reason } : {};
      if (outcome.kind === 'decision') session.do({ type: 'withdrawDecision', decisionId: outcome.id, ...why });
      else session.do({ type: 'withdrawAction', actionId: outcome.id, ...why });
    },
  };
}

/** What can be done with decisions and actions. */
export const outcomeActions: readonly Action[] = [
  { id: 'newDecision', about: 'meeting', sends: ['recordDecision'], isInMenu: false, isAllowed: (session) => session.mayRecord, run: () => (asking.outcome = { kind: 'decision' }) },
  { id: 'newAction', about: 'meeting', sends: ['assignAction'], isInMenu: false, isAllowed: (session) => session.mayRecord, run: () => (asking.outcome = { kind: 'action' }) },
  { id: 'decideAtItem', about: 'agendaItem', sends: ['recordDecision'], isInMenu: false, isAllowed: (session) => session.mayRecord, run: (_, [itemId]) => (asking.outcome = { kind: 'decision', itemId: itemId! }) },
  { id: 'assignAtItem', about: 'agendaItem', sends: ['assignAction'], isInMenu: false, isAllowed: (session) => session.mayRecord, run: (_, [itemId]) => (asking.outcome = { kind: 'action', itemId: itemId! }) },
  { id: 'editDecision', about: 'decision', sends: ['editDecision'], isAllowed: mayChange, run: edit },
  { id: 'withdrawDecision', about: 'decision', sends: ['withdrawDecision'], isAllowed: mayChange, run: withdraw },
  { id: 'completeAction', about: 'action', sends: ['completeAction'], isAllowed: mayDo('open'), run: (session, [id]) => session.do({ type: 'completeAction', actionId: id! }) },
  { id: 'reopenAction', about: 'action', sends: ['reopenAction'], isAllowed: mayDo('done'), run: (session, [id]) => session.do({ type: 'reopenAction', actionId: id! }) },
  { id: 'editAction', about: 'action', sends: ['editAction'], isAllowed: mayChange, run: edit },
  { id: 'withdrawAction', about: 'action', sends: ['withdrawAction'], isAllowed: mayChange, run: withdraw },
];
