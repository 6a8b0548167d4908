import { predictAll } from '../sync/predict';
import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { t } from '../text/index.svelte';
import type { ActionId } from '../text/nl.actions';
import type { Command } from '../wire';
import { asking } from './asking.svelte';
import { agendaActions } from './actions.agenda';
import { groupActions } from './actions.groups';
import { ideaActions } from './actions.ideas';
import { leadingActions } from './actions.leading';
import { meetingActions } from './actions.meeting';
import { mergingActions } from './actions.merging';
import { outcomeActions } from './actions.outcomes';
import { placingActions } from './actions.placing';
import { nameOfHandAt, queueActions } from './actions.queue';
import { runActions } from './actions.run';
import { keys } from './keys';
import { shortened } from './naming';
import { numberOf } from './outcomes';
import type { Session } from './session.svelte';
import type { Subject, SubjectKind } from './subject';

export { handOver, isComing } from './typed-ahead';

// Whoever can give the other commands sees at once what they come to, also without a connection.
void predictAll().catch(() => undefined);

/**
 * Something that somebody can do in a meeting. Every menu, every key and the list of shortcuts are made from the one list of
 * these, so that nothing can be done with a mouse alone: a test holds the list against all commands that there are.
 */
export interface Action {
  id: ActionId;
  /** What it is about; `meeting` where it needs nothing to be pointed out. */
  about: SubjectKind | 'meeting';
  /** The commands that it gives. */
  sends: readonly Command['type'][];
  /** Whether it can be about many at once. */
  takesMany?: boolean;
  /** Whether it stands in the menu of what it is about. */
  isInMenu?: boolean;
  /** Whether somebody who points at nothing is asked what it is to be about. */
  isAsked?: boolean;
  /** Whether this person may do it now, to this. */
  isAllowed(session: Session, id: string): boolean;
  /** @param ids What it is about, of which each is allowed; empty for the meeting. */
  run(session: Session, ids: readonly string[]): void;
}

export const actions: readonly Action[] = [...meetingActions, ...ideaActions, ...mergingActions, ...placingActions, ...agendaActions, ...outcomeActions, ...queueActions, ...runActions, ...groupActions, ...leadingActions];

export const labelOf = (action: Action): string => nameOfAction(action.id);

export const actionOf = (id: ActionId): Action => actions.find((action) => action.id === id)!;

export const keyOf = (action: Action): string | undefined => (keys as Partial<Record<ActionId, string>>)[action.id];

/** What a person sees as the name of a thing. */
export function nameOf(session: Session, { kind, ids }: Subject): string {
  const id = ids[0]!;
  if (ids.length > 1) return actionTexts().ideasChosen(ids.length);
  switch (kind) {
    case 'idea':
      return shortened(session.ideas.get(id)?.text ?? '');
    case 'cluster':
      return session.clusters.get(id)?.name ?? '';
    case 'agendaItem':
      return session.agendaItems.get(id)?.title ?? '';
    case 'person':
      return session.nameOf(id) ?? '';
    case 'waiting':
      return session.atDoor.get(id)?.name ?? '';
    case 'hand':
      return nameOfHandAt(session, id);
    case 'decision':
    case 'action': {
      const outcome = kind === 'decision' ? session.decisions.get(id) : session.actions.get(id);
      return outcome ? `${numberOf(outcome)} ${shortened(outcome.text)}` : '';
    }
  }
}

/** Of a subject, that which an action may be done to. An action about the meeting needs none. */
export function allowed(session: Session, action: Action, subject: Subject | undefined): readonly string[] | undefined {
  if (action.about === 'meeting') return action.isAllowed(session, '') ? [] : undefined;
  if (subject?.kind !== action.about || (subject.ids.length > 1 && !action.takesMany)) return undefined;
  const ids = subject.ids.filter((id) => action.isAllowed(session, id));
  return ids.length > 0 ? ids : undefined;
}

/** What stands in the menu of something, or in that of the meeting, for this person, now. */
export const menuOf = (session: Session, subject: Subject | undefined): Action[] =>
  actions.filter((action) => action.isInMenu !== false && action.about === (subject?.kind ?? 'meeting') && allowed(session, action, subject));

/** Does it; where it is not about what is at hand, asks what it is to be about. */
export function perform(session: Session, action: Action, subject: Subject | undefined): void {
  const ids = allowed(session, action, subject);
  if (ids) {
    if (subject && ids.length < subject.ids.length && action.about !== 'meeting') session.digest.say(actionTexts().some(ids.length, subject.ids.length));
    action.run(session, ids);
    return;
  }
  const options = subject?.kind === action.about || action.isAsked === false ? [] : everything(session, action);
  if (options.length === 0) {
    session.digest.say(actionTexts().notNow(labelOf(action)));
    return;
  }
  asking.question = {
    kind: 'choice',
    title: labelOf(action),
    label: actionTexts().which[action.about as SubjectKind],
    options,
    none: actionTexts().none,
    submit: labelOf(action),
    answered: (id) => action.run(session, [id]),
  };
}

/** Does what a key stands for: first what is about that on which the focus is, then what is about the meeting. */
export function press(session: Session, chord: string, subject: Subject | undefined): void {
  const all = actions.filter((action) => keyOf(action) === chord);
  const found =
    all.find((action) => action.about === subject?.kind && allowed(session, action, subject)) ??
    all.find((action) => action.about === 'meeting' && allowed(session, action, undefined)) ??
    all.find((action) => action.about === (subject?.kind ?? 'idea')) ??
    all[0];
  if (found) perform(session, found, subject);
}

/** All that an action may be done to. */
function everything(session: Session, action: Action): { value: string; label: string; about?: string | undefined }[] {
  const all: Record<SubjectKind, Iterable<string>> = {
    idea: session.ideas.keys(),
    cluster: session.clusters.keys(),
    agendaItem: session.agendaItems.keys(),
    person: session.participants.keys(),
    decision: session.decisions.keys(),
    action: session.actions.keys(),
    waiting: session.atDoor.keys(),
    hand: (session.queue?.hands ?? []).map((hand) => hand.id),
  };
  if (action.about === 'meeting') return [];
  const about = action.about;
  return [...all[about]]
    .filter((id) => action.isAllowed(session, id))
    .map((id) => ({ value: id, label: nameOf(session, { kind: about, ids: [id] }), about: clusterOf(session, about, id) }));
}

function clusterOf(session: Session, kind: SubjectKind, id: string): string | undefined {
  const clusterId = kind === 'idea' ? session.ideas.get(id)?.clusterId : undefined;
  return clusterId && (session.clusters.get(clusterId)?.name ?? t().cluster.none);
}
