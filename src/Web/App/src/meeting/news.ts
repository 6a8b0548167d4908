import type { Change, Commit } from '../sync/frames';
import { t } from '../text/index.svelte';
import { to } from '../text/outcomes';
import { tn } from '../text/news';
import type { ActionItem, AnyRecord, Hand, VoteRound } from '../wire';
import { shortened } from './naming';
import { numberOf } from './outcomes';
import type { Session } from './session.svelte';
import { places } from './votes';

/**
 * What nobody is told: how a meeting came to be and its code; where things stand on the canvas; dots, which are secret or
 * counted where they are seen; letters in the minutes, which are read there; who is ready, which is counted; who waits at the door
 * and what all look at, of which what shows it tells.
 */
export const silent: ReadonlySet<string> = new Set(
  (
    'meetingStarted meetingImported demonstrationStarted demonstrationEnded joinCodeRenewed joinCodeLost nameForgotten homeActionsNoted guestClaimed ' +
    'ideaMoved clusterMoved voteCast voteWithdrawn minutesEdited methodPlanned meetingPlanSet ' +
    'handLowered lobbySet personKnocked personTurnedAway readySaid readyTakenBack screenEnded screenOpened speakingTimeSet spotlightCleared spotlightSet turnEnded'
  ).split(' '),
);

/** What a run brings. Its words come when there is one. */
export const ofRun = ['groupsEnded', 'groupsMade', 'ideasRevealed', 'movedToGroup', 'phaseEnded', 'phaseStarted', 'runEnded', 'runHarvested', 'runPaused', 'runResumed', 'runStarted', 'runTimeSet'] as const;
export type RunEvent = (typeof ofRun)[number];

/** Tells somebody who listens what a commit brought. What concerns everybody, or them, is said at once; the rest can wait a little. */
export function tell(session: Session, what: string, commit: Commit): void {
  const { digest } = session;
  // How the vote came out is news to whoever closed it, too.
  if (what === 'voteRoundClosed') {
    for (const round of changedIn(commit, 'voteRound', session.voteRounds)) {
      digest.say(t().vote.closedNews(outcomeOf(round)));
      session.unfolded = round.id;
    }
    return;
  }
  if (what === 'leadTaken' || what === 'standInNamed' || what === 'boardRestored' || what === 'inputLocked' || what === 'inputUnlocked') return void import('./leading-news').then(({ tellOfLeading }) => tellOfLeading(session, what, commit), () => undefined);
  if (what === 'floorGiven' || what === 'handRaised') return void tellOfQueue(session, what);
  const isMine = commit.by !== undefined && commit.by === session.me?.number;
  if ((ofRun as readonly string[]).includes(what)) {
    const [run] = changedIn(commit, 'run', session.runs);
    const [groups, ideas] = [changedIn(commit, 'group', session.groups), changedIn(commit, 'idea', session.ideas)];
    void import('./run-news').then(({ tellOfRun }) => tellOfRun(session, what as RunEvent, run, groups, ideas, isMine), () => undefined);
    return;
  }
  if (isMine) return;
  if (what === 'roleSet' && changedIn(commit, 'participant', session.participants).some((person) => person.id === session.personId)) digest.say(t().newRole(t().roles[session.me!.role]));
  else if (what === 'meetingClosed') digest.say(t().meeting.closed);
  else if (what === 'meetingOpened') digest.say(t().meeting.opened);
  else if (what === 'meetingRenamed') digest.say(t().meeting.renamed(session.meeting?.title ?? ''));
  else if (what === 'voteRoundOpened') for (const round of changedIn(commit, 'voteRound', session.voteRounds)) digest.say(t().vote.openedNews(round.question));
  else if (what === 'actionAssigned' && mine(session, commit)) digest.say(to().yoursNews(numberOf(mine(session, commit)!), mine(session, commit)!.text));
  else if (what === 'clustersMerged' || what === 'clustersUnmerged' || what === 'clusterSplit' || what === 'clusterUnsplit' || what === 'layoutSet')
    // It changes the board that all look at, and seldom happens.
    void import('../text/together').then(({ tg }) => session.digest.say(tg().news[what]), () => undefined);
  else if (placed.has(what)) for (const place of placesOf(session, commit)) digest.note(tn, what, place);
  else if (!silent.has(what)) for (const name of commit.what ?? []) if (name === what) digest.note(tn, what);
}

/** Who speaks is news to all; who wants to, to those who lead. The words come with the queue itself. */
function tellOfQueue(session: Session, what: 'floorGiven' | 'handRaised'): void {
  const hand = what === 'floorGiven' ? session.queue?.speaking?.hand : latest(session.queue?.hands ?? []);
  if (!hand || (what === 'handRaised' && (!session.isFacilitator || hand.personId === session.personId))) return;
  const hands = () => session.queue?.hands.length ?? 0;
  void Promise.all([import('../text/queue'), import('./queue')]).then(
    ([{ tq }, { nameOfHand }]) => {
      if (what === 'floorGiven') session.digest.say(hand.personId === session.personId ? tq().youSpeak : tq().hasFloor(nameOfHand(session, hand)));
      // The first hand is heard at once; after that, how many there are.
      else session.digest.soon('hand', () => (hands() > 1 ? tq().raisedAmong(nameOfHand(session, hand), hands()) : tq().raised(nameOfHand(session, hand))));
    },
    () => undefined,
  );
}

const latest = (hands: readonly Hand[]): Hand | undefined => [...hands].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt))[0];

/** In which clusters the ideas of a commit are that something happened to: one name, or none, for each idea. */
function placesOf(session: Session, commit: Commit): (string | undefined)[] {
  const ideas = changedIn(commit, 'idea', session.ideas);
  return ideas.map((idea) => (idea.clusterId ? session.clusters.get(idea.clusterId)?.name : undefined));
}

/** What happens to an idea in a cluster. */
const placed = new Set(['ideaAdded', 'ideaEdited', 'clusterAssigned', 'ideaRestored']);

/** Who leads a vote, ties named as ties: "Zon op het dak (5 stippen)". */
export function outcomeOf(round: VoteRound): string {
  const first = places(round.tally ?? []).filter((idea) => idea.place === 1);
  if (first.length === 0) return t().vote.nobody;
  const names = first.map((idea) => `“${shortened(idea.text ?? '')}”`);
  return t().vote.most(names, first[0]!.votes);
}

/** The records of a kind that a commit changed, as they are now. */
function changedIn<T extends AnyRecord>(commit: Commit, kind: string, now: ReadonlyMap<string, T>): T[] {
  const keys = (commit.changes ?? []).map(keyIn).filter((key) => key.kind === kind);
  return keys.map((key) => now.get(key.id)).filter((record) => record !== undefined);
}

const keyIn = (change: Change) => ('put' in change ? change.put : 'patch' in change ? change.patch : 'text' in change ? change.text : change.delete);

const mine = (session: Session, commit: Commit): ActionItem | undefined =>
  changedIn(commit, 'action', session.actions).find((action) => action.assigneeId === session.personId);
