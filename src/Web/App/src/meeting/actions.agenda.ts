import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { t } from '../text/index.svelte';
import { tm } from '../text/minutes';
import { limits, type AgendaItem, type AgendaItemState } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { goTo } from './going';
import type { Session } from './session.svelte';

const mayKeep = (session: Session): boolean => session.isFacilitator && session.isOpen;

const itemsOf = (session: Session): AgendaItem[] => [...session.agendaItems.values()].sort((a, b) => a.order - b.order);

/** Moves an item one place: behind the one before the former, or behind the next. */
function moveItem(session: Session, id: string, by: -1 | 1): void {
  const items = itemsOf(session);
  const index = items.findIndex((item) => item.id === id);
  const after = by === 1 ? items[index + 1] : items[index - 2];
  session.do({ type: 'moveAgendaItem', itemId: id, after: after?.id ?? null });
}

function rename(session: Session, id: string): void {
  const title = session.agendaItems.get(id)?.title ?? '';
  asking.question = {
    kind: 'words',
    title: nameOfAction('renameAgendaItem'),
    label: t().agenda.title,
    value: title,
    max: limits.title,
    submit: t().save,
    answered: (chosen) => chosen !== title && session.do({ type: 'renameAgendaItem', itemId: id, title: chosen, was: title }),
  };
}

function remove(session: Session, id: string): void {
  asking.question = {
    kind: 'yes',
    title: nameOfAction('removeAgendaItem'),
    text: t().agenda.removeQuestion(session.agendaItems.get(id)?.title ?? ''),
    submit: nameOfAction('removeAgendaItem'),
    answered: () => session.do({ type: 'removeAgendaItem', itemId: id }),
  };
}

const stateOf = (session: Session, id: string): AgendaItemState => session.agendaItems.get(id)?.state ?? 'todo';

/** Whether something came of an item, or works on its ideas: then it stays. What stands in its minutes only the server knows here. */
function isInUse(session: Session, id: string): boolean {
  const stand: { itemId?: string; worksOn?: string }[] = [session.decisions, session.actions, session.runs, session.ideas, session.clusters, session.agendaItems].flatMap((all) => [...all.values()]);
  return stand.some((it) => it.itemId === id || it.worksOn === id);
}

const isReal = (session: Session): boolean => session.agendaItems.size > 0;

/** What can be done with the agenda, and with the text that stands at each of its items. */
export const agendaActions: readonly Action[] = [
  { id: 'addAgendaItem', about: 'meeting', sends: ['addAgendaItem'], isInMenu: false, isAllowed: mayKeep, run: (session) => goTo(session, 'agenda', '[data-entry="agenda"]') },
  { id: 'agendaItemUp', about: 'agendaItem', sends: ['moveAgendaItem'], isAllowed: (session, id) => mayKeep(session) && itemsOf(session)[0]?.id !== id, run: (session, [id]) => moveItem(session, id!, -1) },
  { id: 'agendaItemDown', about: 'agendaItem', sends: ['moveAgendaItem'], isAllowed: (session, id) => mayKeep(session) && itemsOf(session).at(-1)?.id !== id, run: (session, [id]) => moveItem(session, id!, 1) },
  { id: 'renameAgendaItem', about: 'agendaItem', sends: ['renameAgendaItem'], isAllowed: mayKeep, run: (session, [id]) => rename(session, id!) },
  { id: 'planAgendaItem', about: 'agendaItem', sends: ['editAgendaItem', 'planMethod'], isAllowed: mayKeep, run: (_, [id]) => void (asking.item = id) },
  {
    id: 'startItem',
    about: 'agendaItem',
    sends: ['startItem'],
    isAllowed: (session, id) => mayKeep(session) && stateOf(session, id) !== 'running',
    run: (session, [id]) => session.do({ type: 'startItem', itemId: id! }),
  },
  {
    id: 'finishItem',
    about: 'agendaItem',
    sends: ['finishItem'],
    isAllowed: (session, id) => mayKeep(session) && stateOf(session, id) === 'running',
    run: (session, [id]) => session.do({ type: 'finishItem', itemId: id! }),
  },
  {
    id: 'skipItem',
    about: 'agendaItem',
    sends: ['skipItem'],
    isAllowed: (session, id) => mayKeep(session) && !['done', 'skipped'].includes(stateOf(session, id)),
    run: (session, [id]) => session.do({ type: 'skipItem', itemId: id! }),
  },
  {
    id: 'itemToLater',
    about: 'agendaItem',
    sends: ['skipItem'],
    isAllowed: (session, id) => mayKeep(session) && !['done', 'moved'].includes(stateOf(session, id)),
    run: (session, [id]) => session.do({ type: 'skipItem', itemId: id!, toLater: true }),
  },
  { id: 'planMeeting', about: 'meeting', sends: ['planAgenda', 'setMeetingPlan'], isAllowed: mayKeep, run: () => void (asking.planner = true) },
  { id: 'showProgramme', about: 'meeting', sends: [], isAllowed: isReal, run: () => void (asking.programme = true) },
  { id: 'removeAgendaItem', about: 'agendaItem', sends: ['removeAgendaItem'], isAllowed: (session, id) => mayKeep(session) && !isInUse(session, id), run: (session, [id]) => remove(session, id!) },
  {
    id: 'editMinutes',
    about: 'agendaItem',
    sends: ['editMinutes'],
    isAllowed: (session) => session.mayWriteMinutes,
    run: (session, [id]) => {
      asking.minutes = id;
      goTo(session, 'minutes', `[data-minutes="${CSS.escape(id!)}"] [contenteditable="true"]`);
    },
  },
  {
    id: 'setMinutesWriters',
    about: 'meeting',
    sends: ['setMinutesWriters'],
    isAllowed: mayKeep,
    run(session) {
      asking.question = {
        kind: 'choice',
        title: nameOfAction('setMinutesWriters'),
        label: tm().writersLegend,
        value: session.meeting?.minutesWriters ?? 'all',
        options: [
          { value: 'all', label: tm().everybody },
          { value: 'noteTakers', label: tm().onlyNoteTakers },
        ],
        none: actionTexts().none,
        submit: t().save,
        answered: (who) => session.do({ type: 'setMinutesWriters', who: who as 'all' | 'noteTakers' }),
      };
    },
  },
];
