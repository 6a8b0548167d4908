import { newId } from '../sync/ids';
import { actionTexts, nameOfAction } from '../text/actions.svelte';
import { t } from '../text/index.svelte';
import { limits, type Cluster } from '../wire';
import type { Action } from './actions';
import { isZoneInUse } from './actions.merging';
import { chunks, mayArrange, nudged, together } from './actions.placing';
import { asking } from './asking.svelte';
import { boardOf } from './board-of';
import { itemBoards, placesOn } from './item-boards';
import { shortened } from './naming';
import type { Session } from './session.svelte';
import { mayTrace } from './tracing';
import { given } from './votes';

const mayEdit = (session: Session, id: string): boolean => session.mayWorkOnBoard && (session.isFacilitator || session.isMine(session.ideas.get(id)?.authorId));

const mayMove = (session: Session, id: string): boolean => mayArrange(session, session.ideas.get(id)?.authorId);

/** In a list the arrows with Alt lead from cluster to cluster; on the canvas they move. */
const mayStep = (session: Session, id: string): boolean => session.view !== 'canvas' && mayMove(session, id);

/** The clusters in the order in which they stand. */
const clustersOf = (session: Session): Cluster[] => [...session.clusters.values()].sort((a, b) => a.number - b.number);

/** What an idea that was chosen becomes: a cluster, none, or one that is made for it. */
const [none, anew] = ['none', 'new'];

/** Puts ideas in a cluster, or in none, and says so. */
export function assign(session: Session, ids: readonly string[], clusterId: string | null): void {
  const moved = ids.filter((id) => (session.ideas.get(id)?.clusterId ?? null) !== clusterId);
  if (moved.length === 1) session.do({ type: 'assignCluster', ideaId: moved[0]!, clusterId });
  else for (const ideas of chunks(moved)) session.do({ type: 'moveIdeas', ideas: ideas.map((ideaId) => ({ ideaId })), clusterId });
  const name = clusterId ? (session.clusters.get(clusterId)?.name ?? '') : t().cluster.none;
  session.digest.say(moved.length > 1 ? actionTexts().movedMany(moved.length, name) : t().cluster.moved(session.ideas.get(ids[0]!)?.text ?? '', name));
}

/** One cluster up or down the list; before the first of its board stand the ideas in none. */
function step(session: Session, ids: readonly string[], by: -1 | 1): void {
  const idea = session.ideas.get(ids[0]!);
  const order = placesOn(itemBoards(session.clusters.values(), session.ideas.values(), session.agendaItems), idea?.itemId && boardOf(session.agendaItems, idea.itemId));
  const to = order[order.indexOf(idea?.clusterId ?? null) + by];
  if (to !== undefined) assign(session, ids, to);
}

function move(session: Session, ids: readonly string[], dx: number, dy: number): void {
  const places = ids.flatMap((id) => session.ideas.get(id) ?? []).map((idea) => ({ ideaId: idea.id, ...nudged(session, 'idea', idea, dx, dy) }));
  if (places.length === 1) session.do({ type: 'moveIdea', ...places[0]! });
  else for (const ideas of chunks(places)) session.do({ type: 'moveIdeas', ideas });
}

/** In a cluster each idea has its place; what would be moved there stays. */
const isLoose = (session: Session, ideaId: string): boolean => !session.clusters.has(session.ideas.get(ideaId)?.clusterId ?? '');

const nudgedIdea = (id: 'nudgeUp' | 'nudgeDown' | 'nudgeLeft' | 'nudgeRight', dx: number, dy: number): Action => ({
  id,
  about: 'idea',
  sends: ['moveIdea', 'moveIdeas'],
  takesMany: true,
  isInMenu: false,
  isAllowed: (session, ideaId) => session.view === 'canvas' && isLoose(session, ideaId) && mayMove(session, ideaId),
  run: (session, ids) => move(session, ids, dx, dy),
});

function newCluster(session: Session, then?: (clusterId: string) => void): void {
  asking.question = {
    kind: 'words',
    title: nameOfAction('addCluster'),
    label: t().cluster.name,
    value: '',
    max: limits.clusterName,
    submit: t().cluster.add,
    answered: (name) => {
      const clusterId = newId();
      session.do({ type: 'addCluster', clusterId, name });
      then?.(clusterId);
    },
  };
}

function askCluster(session: Session, ids: readonly string[]): void {
  asking.question = {
    kind: 'choice',
    title: nameOfAction('assignCluster'),
    label: t().idea.moveTo,
    value: session.ideas.get(ids[0]!)?.clusterId ?? none,
    options: [
      { value: none!, label: t().cluster.none },
      ...clustersOf(session).map((cluster) => ({ value: cluster.id, label: cluster.name })),
      ...(session.mayCluster ? [{ value: anew!, label: `${nameOfAction('addCluster')}…` }] : []),
    ],
    none: actionTexts().none,
    submit: nameOfAction('assignCluster'),
    answered: (chosen) => {
      if (chosen === anew) newCluster(session, (clusterId) => assign(session, ids, clusterId));
      else assign(session, ids, chosen === none ? null : chosen);
    },
  };
}

function edit(session: Session, id: string): void {
  const idea = session.ideas.get(id);
  if (!idea || session.spotOf('idea', id).startEdit?.()) return;
  asking.question = {
    kind: 'words',
    title: nameOfAction('editIdea'),
    label: t().idea.editLabel,
    value: idea.text,
    max: limits.idea,
    submit: t().save,
    answered: (text) => text !== idea.text && session.do({ type: 'editIdea', ideaId: id, text, was: idea.text }),
  };
}

/** Why no dot can be put on an idea, or taken off it. */
function obstacle(session: Session, ideaId: string, type: 'castVote' | 'withdrawVote'): string | undefined {
  const round = session.openRound!;
  const mine = session.ballot?.votes[ideaId] ?? 0;
  if (type === 'withdrawVote') return mine > 0 ? undefined : t().vote.noneHere;
  if (mine >= round.maxPerIdea) return t().vote.atMost(round.maxPerIdea);
  return given(session.ballot) >= round.budget ? t().vote.noneLeft : undefined;
}

function vote(session: Session, ideaId: string, type: 'castVote' | 'withdrawVote'): void {
  const why = obstacle(session, ideaId, type);
  if (!why) session.do({ type, roundId: session.openRound!.id, ideaId });
  const mine = session.ballot?.votes[ideaId] ?? 0;
  session.digest.say(why ?? `${shortened(session.ideas.get(ideaId)?.text ?? '')}: ${t().vote.mine(mine)}. ${t().vote.left(session.openRound!.budget - given(session.ballot), session.openRound!.budget)}`);
}

function remove(session: Session, ids: readonly string[]): void {
  asking.question = {
    kind: 'yes',
    title: nameOfAction('removeIdea'),
    text: ids.length > 1 ? actionTexts().removeIdeas(ids.length) : actionTexts().removeIdea(shortened(session.ideas.get(ids[0]!)?.text ?? '')),
    submit: nameOfAction('removeIdea'),
    answered: () => {
      for (const command of together(ids)) session.do({ type: 'removeIdea', ...command });
      session.selection.clear();
    },
  };
}

const become = (kind: 'decision' | 'action') => (session: Session, ids: readonly string[]) => {
  const text = ids.length === 1 ? (session.ideas.get(ids[0]!)?.text ?? '') : '';
  asking.outcome = { kind, text, fromIdeas: ids.slice(0, limits.fromIdeas) };
};

/** What can be done with ideas and clusters. */
export const ideaActions: readonly Action[] = [
  { id: 'editIdea', about: 'idea', sends: ['editIdea'], isAllowed: mayEdit, run: (session, [id]) => edit(session, id!) },
  { id: 'assignCluster', about: 'idea', sends: ['assignCluster', 'moveIdeas'], takesMany: true, isAllowed: mayMove, run: askCluster },
  { id: 'clusterBefore', about: 'idea', sends: ['assignCluster'], takesMany: true, isInMenu: false, isAllowed: mayStep, run: (session, ids) => step(session, ids, -1) },
  { id: 'clusterAfter', about: 'idea', sends: ['assignCluster'], takesMany: true, isInMenu: false, isAllowed: mayStep, run: (session, ids) => step(session, ids, 1) },
  nudgedIdea('nudgeUp', 0, -1),
  nudgedIdea('nudgeDown', 0, 1),
  nudgedIdea('nudgeLeft', -1, 0),
  nudgedIdea('nudgeRight', 1, 0),
  { id: 'castVote', about: 'idea', sends: ['castVote'], isInMenu: false, isAllowed: (session) => session.mayVote, run: (session, [id]) => vote(session, id!, 'castVote') },
  { id: 'withdrawVote', about: 'idea', sends: ['withdrawVote'], isInMenu: false, isAllowed: (session) => session.mayVote, run: (session, [id]) => vote(session, id!, 'withdrawVote') },
  { id: 'recordDecision', about: 'idea', sends: ['recordDecision'], takesMany: true, isAllowed: (session) => session.mayRecord, run: become('decision') },
  { id: 'assignAction', about: 'idea', sends: ['assignAction'], takesMany: true, isAllowed: (session) => session.mayRecord, run: become('action') },
  {
    id: 'showTrail',
    about: 'idea',
    sends: [],
    isAsked: false,
    isAllowed: mayTrace,
    run: (_, [id]) => (asking.trail = id),
  },
  {
    id: 'selectIdea',
    about: 'idea',
    sends: [],
    isAsked: false,
    isAllowed: () => true,
    run(session, [id]) {
      session.selection.toggle(id!);
      session.digest.say(actionTexts().selected(session.selection.ideas.size));
    },
  },
  {
    id: 'removeIdea',
    about: 'idea',
    sends: ['removeIdea'],
    takesMany: true,
    // What a decision or action came from stays, also when that was withdrawn, and so does what ideas were merged from: it is read there still.
    isAllowed: (session, id) => mayEdit(session, id) && !session.cameFrom.has(id) && !session.mergedInto.has(id),
    run: remove,
  },
  { id: 'addCluster', about: 'meeting', sends: ['addCluster'], isInMenu: false, isAllowed: (session) => session.mayCluster, run: (session) => newCluster(session) },
  {
    id: 'renameCluster',
    about: 'cluster',
    sends: ['renameCluster'],
    isAllowed: (session) => session.mayCluster,
    run(session, [id]) {
      const was = session.clusters.get(id!)?.name;
      if (was === undefined) return;
      asking.question = {
        kind: 'words',
        title: nameOfAction('renameCluster'),
        label: t().cluster.name,
        value: was,
        max: limits.clusterName,
        submit: t().save,
        answered: (name) => name !== was && session.do({ type: 'renameCluster', clusterId: id!, name, was }),
      };
    },
  },
  {
    id: 'removeCluster',
    about: 'cluster',
    sends: ['removeCluster'],
    isAllowed: (session, id) => session.mayCluster && (session.isFacilitator || session.isMine(session.clusters.get(id)?.authorId)) && !isZoneInUse(session, id),
    run(session, [id]) {
      asking.question = {
        kind: 'yes',
        title: nameOfAction('removeCluster'),
        text: t().cluster.removeQuestion(session.clusters.get(id!)?.name ?? ''),
        submit: nameOfAction('removeCluster'),
        answered: () => session.do({ type: 'removeCluster', clusterId: id! }),
      };
    },
  },
];
