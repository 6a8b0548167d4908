import { newId } from '../sync/ids';
import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { tr } from '../text/running';
import { tg } from '../text/together';
import type { BoardLayout, Run } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { layouts } from './layouts';
import { isHiddenIn, isOver, phaseNow } from './running';
import type { Session } from './session.svelte';

const mayLead = (session: Session): boolean => session.isFacilitator && session.isOpen;

/** The run that is not over, for who leads it. */
const led = (session: Session): Run | undefined => (mayLead(session) && session.run && !isOver(session.run) ? session.run : undefined);

const inPhase = (session: Session): Run | undefined => {
  const run = led(session);
  return run && phaseNow(run) ? run : undefined;
};

/** The phase that comes next: the first, where none has begun. */
const nextOf = (run: Run): number => (run.status === 'prepared' ? 0 : run.phase + 1);

function startPhase(session: Session, phase: number): void {
  session.do({ type: 'startPhase', runId: session.run!.id, phase });
}

function choosePhase(session: Session): void {
  const run = session.run!;
  asking.question = {
    kind: 'choice',
    title: nameOfAction('choosePhase'),
    label: tr().ask.phase,
    options: run.phases.map((phase, i) => ({ value: String(i), label: tr().ask.phaseNamed(i + 1, phase.title, phase.minutes) })),
    none: actionTexts().none,
    submit: nameOfAction('choosePhase'),
    answered: (phase) => startPhase(session, Number(phase)),
  };
}

/** What was shown cannot be hidden again. */
function reveal(session: Session, clusterId?: string): void {
  const run = session.run!;
  const isBusy = phaseNow(run) !== undefined && isHiddenIn(run, run.phase) && run.status !== 'overtime';
  const id = clusterId ? 'revealCluster' : 'revealIdeas';
  asking.question = {
    kind: 'yes',
    title: nameOfAction(id),
    text: [isBusy ? tr().ask.revealBusy : '', clusterId ? tr().ask.revealCluster(session.clusters.get(clusterId)?.name ?? '') : tr().ask.reveal(run.hidden ?? 0)].filter(Boolean).join(' '),
    submit: nameOfAction(id),
    answered: () => session.do({ type: 'revealIdeas', runId: run.id, ...(clusterId ? { clusterId } : {}) }),
  };
}

function end(session: Session, id: 'finishRun' | 'abortRun'): void {
  const run = session.run!;
  const hidden = run.hidden ?? 0;
  asking.question = {
    kind: 'yes',
    title: nameOfAction(id),
    text: id === 'abortRun' ? tr().ask.abort : [tr().ask.finish, hidden > 0 ? tr().ask.hiddenLeft(hidden) : ''].filter(Boolean).join(' '),
    submit: nameOfAction(id),
    answered: () => session.do({ type: id, runId: run.id }),
  };
}

const hasPlan = (session: Session, id: string): boolean => mayLead(session) && session.agendaItems.get(id)?.plan !== undefined;

/** Another way to look at the same ideas. */
function askLayout(session: Session, itemId: string): void {
  asking.question = {
    kind: 'choice',
    title: nameOfAction('setLayout'),
    label: tr().ask.layout,
    value: session.agendaItems.get(itemId)?.plan?.layout,
    options: layouts.map((layout) => ({ value: layout, label: tg().layouts[layout] })),
    none: actionTexts().none,
    submit: nameOfAction('setLayout'),
    answered: (layout) => session.do({ type: 'setLayout', itemId, layout: layout as BoardLayout }),
  };
}

const maySayReady = (session: Session): boolean => session.isOpen && session.phase !== undefined && session.me !== undefined && session.me.role !== 'observer';

const hasHidden = (session: Session): boolean => mayLead(session) && (session.run?.hidden ?? 0) > 0;

/** Leading people through the phases of a method, and saying in it that one is ready. */
export const runActions: readonly Action[] = [
  {
    id: 'startRun',
    about: 'agendaItem',
    sends: ['startRun'],
    isAllowed: (session, id) => mayLead(session) && session.agendaItems.get(id)?.plan !== undefined && led(session) === undefined,
    run: (session, [id]) => session.do({ type: 'startRun', runId: newId(), itemId: id! }),
  },
  { id: 'setLayout', about: 'agendaItem', sends: ['setLayout'], isAllowed: hasPlan, run: (session, [id]) => askLayout(session, id!) },
  { id: 'setBoardLayout', about: 'meeting', sends: ['setLayout'], isAllowed: (session) => led(session) !== undefined && hasPlan(session, session.run!.itemId), run: (session) => askLayout(session, session.run!.itemId) },
  {
    id: 'nextPhase',
    about: 'meeting',
    sends: ['startPhase'],
    isAllowed: (session) => {
      const run = led(session);
      return run !== undefined && run.status !== 'harvesting' && nextOf(run) < run.phases.length;
    },
    run: (session) => startPhase(session, nextOf(session.run!)),
  },
  { id: 'choosePhase', about: 'meeting', sends: ['startPhase'], isAllowed: (session) => led(session) !== undefined, run: choosePhase },
  { id: 'pauseRun', about: 'meeting', sends: ['pauseRun'], isAllowed: (session) => led(session)?.status === 'running', run: (session) => session.do({ type: 'pauseRun', runId: session.run!.id }) },
  { id: 'resumeRun', about: 'meeting', sends: ['resumeRun'], isAllowed: (session) => led(session)?.status === 'paused', run: (session) => session.do({ type: 'resumeRun', runId: session.run!.id }) },
  { id: 'addMinute', about: 'meeting', sends: ['addTime'], isAllowed: (session) => inPhase(session) !== undefined, run: (session) => session.do({ type: 'addTime', runId: session.run!.id, minutes: 1 }) },
  {
    id: 'endPhase',
    about: 'meeting',
    sends: ['endPhase'],
    isAllowed: (session) => inPhase(session) !== undefined && session.run!.status !== 'overtime',
    run: (session) => session.do({ type: 'endPhase', runId: session.run!.id, phase: session.run!.phase }),
  },
  { id: 'revealIdeas', about: 'meeting', sends: ['revealIdeas'], isAllowed: hasHidden, run: (session) => reveal(session) },
  { id: 'revealCluster', about: 'cluster', sends: ['revealIdeas'], isAllowed: hasHidden, run: (session, [id]) => reveal(session, id) },
  {
    id: 'harvestRun',
    about: 'meeting',
    sends: ['harvestRun'],
    isAllowed: (session) => led(session) !== undefined && session.run!.status !== 'harvesting',
    run: (session) => session.do({ type: 'harvestRun', runId: session.run!.id }),
  },
  { id: 'finishRun', about: 'meeting', sends: ['finishRun'], isAllowed: (session) => led(session) !== undefined, run: (session) => end(session, 'finishRun') },
  { id: 'abortRun', about: 'meeting', sends: ['abortRun'], isAllowed: (session) => led(session) !== undefined, run: (session) => end(session, 'abortRun') },
  {
    id: 'sayReady',
    about: 'meeting',
    sends: ['sayReady'],
    isAllowed: (session) => maySayReady(session) && !session.isReady,
    run: (session) => session.do({ type: 'sayReady', runId: session.run!.id, phase: session.run!.phase }),
  },
  {
    id: 'sayNotReady',
    about: 'meeting',
    sends: ['sayNotReady'],
    isAllowed: (session) => maySayReady(session) && session.isReady,
    run: (session) => session.do({ type: 'sayNotReady', runId: session.run!.id, phase: session.run!.phase }),
  },
];
