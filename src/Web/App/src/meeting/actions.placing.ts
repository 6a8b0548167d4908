import { newId } from '../sync/ids';
import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { limits, type Cluster, type Idea, type IdeaColour, type Link } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { zoneBoards } from './layouts';
import { shortened } from './naming';
import type { Session } from './session.svelte';

/** Whether this person may move, colour and link an idea. */
export const mayArrange = (session: Session, authorId: string | undefined): boolean =>
  session.mayCluster || (session.mayWorkOnBoard && session.isMine(authorId));

const mayArrangeIdea = (session: Session, id: string): boolean => mayArrange(session, session.ideas.get(id)?.authorId);

const isArranged = ({ board, agendaItems, going }: Session, clusterId: string): boolean =>
  zoneBoards(board.clusters, agendaItems, going).some(({ zones }) => zones.some(({ id }) => id === clusterId));

/** Ideas as commands name them that are about many: as one deed, or as few as fit. */
export const together = (ids: readonly string[]): { ideaId: string; others?: string[] }[] =>
  chunks(ids).map(([ideaId, ...others]) => ({ ideaId: ideaId!, ...(others.length > 0 ? { others } : {}) }));

/** As many at a time as one command takes. */
export function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / limits.ideasMoved) }, (_, i) => all.slice(i * limits.ideasMoved, (i + 1) * limits.ideasMoved));
}

/** One press of a key moves something this far on the canvas, in its own units: about the width of a letter of its heading. */
const nudge = 24;

/** Where something on the canvas is after a press of an arrow. */
export function nudged(session: Session, kind: 'idea' | 'cluster', thing: Idea | Cluster, dx: number, dy: number): { x: number; y: number } {
  const { x, y } = session.spotOf(kind, thing.id).place ?? { x: thing.x ?? 0, y: thing.y ?? 0 };
  const within = (to: number) => Math.max(-limits.coordinate, Math.min(limits.coordinate, Math.round(to)));
  return { x: within(x + dx * nudge), y: within(y + dy * nudge) };
}

const nudgedCluster = (id: 'clusterUp' | 'clusterDown' | 'clusterLeft' | 'clusterRight', dx: number, dy: number): Action => ({
  id,
  about: 'cluster',
  sends: ['moveCluster'],
  isInMenu: false,
  // What a layout arranges stays where that puts it.
  isAllowed: (session, clusterId) => session.view === 'canvas' && !isArranged(session, clusterId) && mayArrange(session, session.clusters.get(clusterId)?.authorId),
  run: (session, [clusterId]) => {
    const cluster = session.clusters.get(clusterId!);
    if (cluster) session.do({ type: 'moveCluster', clusterId: cluster.id, ...nudged(session, 'cluster', cluster, dx, dy) });
  },
});

const colours: readonly IdeaColour[] = ['yellow', 'green', 'blue', 'pink', 'violet'];
const noColour = 'none';

function askColour(session: Session, ids: readonly string[]): void {
  asking.question = {
    kind: 'choice',
    title: nameOfAction('colourIdea'),
    label: actionTexts().whichColour,
    value: session.ideas.get(ids[0]!)?.colour ?? noColour,
    options: [{ value: noColour, label: actionTexts().colours.none }, ...colours.map((colour) => ({ value: colour, label: actionTexts().colours[colour] }))],
    none: actionTexts().none,
    submit: nameOfAction('colourIdea'),
    answered(chosen) {
      const colour = chosen === noColour ? null : (chosen as IdeaColour);
      for (const command of together(ids.filter((id) => (session.ideas.get(id)?.colour ?? null) !== colour))) session.do({ type: 'colourIdea', ...command, colour });
    },
  };
}

const otherEnd = (link: Link, id: string): string => (link.fromIdeaId === id ? link.toIdeaId : link.fromIdeaId);

const linksOf = (session: Session, id: string): Link[] => [...session.links.values()].filter((link) => link.fromIdeaId === id || link.toIdeaId === id);

function askLink(session: Session, id: string): void {
  const linked = new Set(linksOf(session, id).map((link) => otherEnd(link, id)));
  asking.question = {
    kind: 'choice',
    title: nameOfAction('addLink'),
    label: actionTexts().linkWith,
    options: [...session.ideas.values()]
      .filter((idea) => idea.id !== id && !linked.has(idea.id))
      .map((idea) => ({ value: idea.id, label: shortened(idea.text), about: idea.clusterId && session.clusters.get(idea.clusterId)?.name })),
    none: actionTexts().none,
    submit: nameOfAction('addLink'),
    words: { label: actionTexts().linkWords, max: limits.linkLabel },
    answered: (other, label) => session.do({ type: 'addLink', linkId: newId(), fromIdeaId: id, toIdeaId: other, ...(label ? { label } : {}) }),
  };
}

const removable = (session: Session, id: string): Link[] => linksOf(session, id).filter((link) => mayArrange(session, link.authorId));

function askUnlink(session: Session, id: string): void {
  const links = removable(session, id);
  asking.question = {
    kind: 'choice',
    title: nameOfAction('removeLink'),
    label: actionTexts().whichLink,
    value: links.length === 1 ? links[0]!.id : undefined,
    options: links.map((link) => ({ value: link.id, label: shortened(session.ideas.get(otherEnd(link, id))?.text ?? ''), about: link.label })),
    none: actionTexts().none,
    submit: nameOfAction('removeLink'),
    answered: (linkId) => session.do({ type: 'removeLink', linkId }),
  };
}

/** What can be done with the colours, the links and the places of things. */
export const placingActions: readonly Action[] = [
  { id: 'colourIdea', about: 'idea', sends: ['colourIdea'], takesMany: true, isAllowed: mayArrangeIdea, run: askColour },
  { id: 'addLink', about: 'idea', sends: ['addLink'], isAllowed: mayArrangeIdea, run: (session, [id]) => askLink(session, id!) },
  { id: 'removeLink', about: 'idea', sends: ['removeLink'], isAllowed: (session, id) => removable(session, id).length > 0, run: (session, [id]) => askUnlink(session, id!) },
  nudgedCluster('clusterUp', 0, -1),
  nudgedCluster('clusterDown', 0, 1),
  nudgedCluster('clusterLeft', -1, 0),
  nudgedCluster('clusterRight', 1, 0),
];
