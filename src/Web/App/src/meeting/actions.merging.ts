import { newId } from '../sync/ids';
import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { tg } from '../text/together';
import { limits, type Idea } from '../wire';
import type { Action } from './actions';
import { asking } from './asking.svelte';
import { byNumber } from './board';
import { shortened } from './naming';
import { isOver } from './running';
import type { Session } from './session.svelte';

/** Whether a cluster is a zone of the method that goes on: then the board would miss it. */
export const isZoneInUse = (session: Session, clusterId: string): boolean => {
  const cluster = session.clusters.get(clusterId);
  return cluster?.zone !== undefined && session.run !== undefined && !isOver(session.run) && session.run.itemId === cluster.itemId;
};

/** All of one goes into another, which keeps its name and remembers that of the first. */
export function mergeClusters(session: Session, from: string, into: string): void {
  const name = (id: string) => session.clusters.get(id)?.name ?? '';
  session.digest.say(tg().merge.said(name(from), name(into)));
  session.do({ type: 'mergeClusters', into, from: [from] });
}

function askInto(session: Session, from: string): void {
  asking.question = {
    kind: 'choice',
    title: nameOfAction('mergeClusters'),
    label: tg().merge.into,
    options: [...session.clusters.values()].filter((cluster) => cluster.id !== from).sort(byNumber).map((cluster) => ({ value: cluster.id, label: cluster.name })),
    none: actionTexts().none,
    submit: nameOfAction('mergeClusters'),
    answered: (into) => mergeClusters(session, from, into),
  };
}

/** Somebody dropped one cluster on another: that is easily done by accident, so they are asked. */
export function askDropped(session: Session, from: string, into: string): void {
  if (from === into || !session.mayCluster || isZoneInUse(session, from) || !session.clusters.has(into)) return;
  asking.question = {
    kind: 'yes',
    title: nameOfAction('mergeClusters'),
    text: tg().merge.dropped(session.clusters.get(from)?.name ?? '', session.clusters.get(into)!.name),
    submit: nameOfAction('mergeClusters'),
    answered: () => mergeClusters(session, from, into),
  };
}

/** As many of the texts as one idea has room for, each on its own line. */
export function mergedText(texts: readonly string[]): string {
  const kept: string[] = [];
  for (const text of texts.map((it) => it.trim())) {
    if (kept.includes(text)) continue;
    if ([...kept, text].join('\n').length > limits.idea) break;
    kept.push(text);
  }
  return kept.join('\n');
}

/** Where the new idea stands: in the cluster that all are in, or beside the one that is furthest to the right. */
export function placeOfMerged(ideas: readonly Idea[]): { clusterId?: string; x?: number; y?: number } {
  const [first] = ideas;
  if (first?.clusterId !== undefined && ideas.every((idea) => idea.clusterId === first.clusterId)) return { clusterId: first.clusterId };
  const placed = ideas.filter((idea) => idea.clusterId === undefined && idea.x !== undefined && idea.y !== undefined);
  if (placed.length < ideas.length) return {};
  const rightmost = placed.reduce((one, other) => (other.x! > one.x! ? other : one));
  return { x: Math.min(limits.coordinate, rightmost.x! + 256), y: rightmost.y! };
}

function askText(session: Session, ids: readonly string[]): void {
  const ideas = ids.slice(0, limits.fromIdeas).flatMap((id) => session.ideas.get(id) ?? []).sort(byNumber);
  asking.question = {
    kind: 'words',
    title: nameOfAction('mergeIdeas'),
    label: tg().merge.text(ideas.length),
    value: mergedText(ideas.map((idea) => idea.text)),
    max: limits.idea,
    submit: nameOfAction('mergeIdeas'),
    answered: (text) => {
      session.do({ type: 'mergeIdeas', ideaId: newId(), text, parents: ideas.map((idea) => idea.id), ...placeOfMerged(ideas) });
      session.selection.clear();
    },
  };
}

function mergeIdeas(session: Session, ids: readonly string[]): void {
  if (ids.length > 1) return askText(session, ids);
  asking.question = {
    kind: 'choice',
    title: nameOfAction('mergeIdeas'),
    label: tg().merge.withIdea,
    options: [...session.ideas.values()]
      .filter((idea) => idea.id !== ids[0] && !idea.hidden)
      .map((idea) => ({ value: idea.id, label: shortened(idea.text), about: idea.clusterId && session.clusters.get(idea.clusterId)?.name })),
    none: actionTexts().none,
    submit: nameOfAction('mergeIdeas'),
    answered: (other) => askText(session, [...ids, other]),
  };
}

/** What makes one of several, and several of one. What was there before stays known. */
export const mergingActions: readonly Action[] = [
  { id: 'mergeIdeas', about: 'idea', sends: ['mergeIdeas'], takesMany: true, isAllowed: (session, id) => session.mayWorkOnBoard && session.ideas.get(id)?.hidden !== true && session.ideas.size > 1, run: mergeIdeas },
  { id: 'mergeClusters', about: 'cluster', sends: ['mergeClusters'], isAllowed: (session, id) => session.mayCluster && session.clusters.size > 1 && !isZoneInUse(session, id), run: (session, [id]) => askInto(session, id!) },
  {
    id: 'splitCluster',
    about: 'cluster',
    sends: ['splitCluster'],
    isAllowed: (session, id) => session.mayCluster && [...session.ideas.values()].some((idea) => idea.clusterId === id),
    run: (_, [id]) => void (asking.split = id),
  },
];
