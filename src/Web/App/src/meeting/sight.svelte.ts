import { SvelteMap } from 'svelte/reactivity';
import { ballotIdOf } from '../sync/predict';
import { onBoard, type BoardChoice } from './board-now';
import type { ActionItem, AgendaItem, AnyRecord, Ballot, ClaimedGuest, Cluster, Decision, Group, Idea, InputLock, Link, MeetingRecord, Origin, Participant, Readiness, Restoration, RoomScreen, Run, SpeakersQueue, Spotlight, Turn, VoteRound, WaitingPerson } from '../wire';
import { linked } from './links';
import { fromIdeas } from './outcomes';
import { Filter } from './filter.svelte';
import { Hits } from './hits.svelte';
import { isHiddenIn, isOver, phaseNow, takesInput } from './running';
import { Selection } from './selection.svelte';
import { Spot } from './spot.svelte';
import { subjectKey, type SubjectKind } from './subject';
import { places, whyNoVote } from './votes';

/**
 * What this person sees of a meeting, by kind, ready for components to show, and what follows from it: what they may do, which
 * round is open, what came of an idea. It knows of no server; the session puts records in it.
 */
export class Sight {
  meeting = $state<MeetingRecord>();
  /** The file that the meeting was put back from. */
  origin = $state<Origin>();
  readonly ideas = new SvelteMap<string, Idea>();
  /** Those of them that were made from others: each note asks, and few ideas that come are any. */
  readonly #merged = new SvelteMap<string, Idea>();
  readonly clusters = new SvelteMap<string, Cluster>();
  readonly links = new SvelteMap<string, Link>();
  readonly claimed = new SvelteMap<string, ClaimedGuest>();
  readonly participants = new SvelteMap<string, Participant>();
  readonly agendaItems = new SvelteMap<string, AgendaItem>();
  readonly voteRounds = new SvelteMap<string, VoteRound>();
  /** This person's own; nobody has those of others. */
  readonly ballots = new SvelteMap<string, Ballot>();
  readonly decisions = new SvelteMap<string, Decision>();
  readonly actions = new SvelteMap<string, ActionItem>();
  readonly runs = new SvelteMap<string, Run>();
  /** What takes no input but that of facilitators, by what it is about. */
  readonly locks = new SvelteMap<string, InputLock>();
  /** For facilitators: the screens in the hall, and who waits to be let in. */
  readonly screens = new SvelteMap<string, RoomScreen>();
  readonly atDoor = new SvelteMap<string, WaitingPerson>();
  /** Who wants to speak, and who does; there from the first hand on. */
  queue = $state<SpeakersQueue>();
  /** How much people have spoken: all for facilitators, their own for others. */
  readonly turns = new SvelteMap<string, Turn>();
  /** That the board was made as it was before, the last time. */
  restoration = $state.raw<Restoration>();
  /** What a facilitator asks everybody to look at. */
  spotlight = $state.raw<Spotlight>();
  readonly groups = new SvelteMap<string, Group>();
  /** This person's own. */
  ready = $state.raw<Readiness>();

  readonly me = $derived.by(() => this.participants.get(this.personId));
  readonly isOpen = $derived(this.meeting?.status === 'open');
  readonly isFacilitator = $derived(this.me?.role === 'facilitator');
  /** Whether this person may put things on the board. */
  readonly mayContribute = $derived(this.isOpen && this.me !== undefined && this.me.role !== 'observer');
  /** Whether they may now: the phase that goes on takes it. */
  readonly mayWorkOnBoard = $derived.by(() => this.mayContribute && this.takesIdeas);
  /** Whether this person may make, rename and fill clusters now. */
  readonly mayCluster = $derived.by(() => this.mayWorkOnBoard && this.me?.role !== 'noteTaker');
  /** Whether this person may record decisions and assign actions. */
  readonly mayRecord = $derived(this.isOpen && (this.me?.role === 'facilitator' || this.me?.role === 'noteTaker'));
  /** The rounds of voting, the first first. */
  readonly rounds = $derived([...this.voteRounds.values()].sort((a, b) => a.number - b.number));
  readonly openRound = $derived(this.isOpen ? this.rounds.find((round) => round.status === 'open') : undefined);
  /** This person's dots in the round that is open. */
  readonly ballot = $derived.by(() => this.openRound && this.ballots.get(ballotIdOf(this.openRound.id, this.personId)));
  /** Why this person has no dots in the round that is open. */
  readonly noVote = $derived(this.openRound && this.me && whyNoVote(this.openRound, this.me));
  readonly mayVote = $derived(this.openRound !== undefined && this.me !== undefined && this.noVote === undefined);
  /** The round whose dots notes show: the open one, where it may be seen, or else the last. */
  readonly shownRound = $derived(this.openRound ?? this.rounds.at(-1));
  readonly standing = $derived(new Map(places(this.shownRound?.tally ?? []).map((placed) => [placed.ideaId, placed])));
  /** For each idea, the decisions and actions that came from it. */
  readonly cameFrom = $derived(fromIdeas(this.decisions.values(), this.actions.values()));
  /** For each idea, the ideas that it is linked with, and what stands on each link. */
  readonly linkedWith = $derived(linked(this.links.values()));
  /** For each idea, the ideas that were merged from it. */
  readonly mergedInto = $derived.by(() => {
    const into = new Map<string, string[]>();
    for (const { id, parents = [] } of this.#merged.values()) for (const parent of parents) into.set(parent, [...(into.get(parent) ?? []), id]);
    return into;
  });
  /** Whether this person may write in the minutes. */
  readonly mayWriteMinutes = $derived(this.mayContribute && (this.meeting?.minutesWriters !== 'noteTakers' || this.mayRecord));

  /** The method that is going on; for who leads, also one that is over and left something hidden. */
  readonly run = $derived.by(() => {
    if (this.runs.size === 0) return undefined;
    const runs = [...this.runs.values()];
    return runs.find((run) => !isOver(run)) ?? (this.isFacilitator ? runs.findLast((run) => (run.hidden ?? 0) > 0) : undefined);
  });
  readonly phase = $derived(this.run && phaseNow(this.run));
  /** Whether others do not see yet what people write now. */
  readonly isUnseen = $derived(this.run !== undefined && this.phase !== undefined && isHiddenIn(this.run, this.run.phase) && !this.run.revealed);
  readonly isReady = $derived(this.ready !== undefined && this.ready.runId === this.run?.id && this.ready.phase === this.run?.phase);
  /** What is locked for this person: they, the board, or the item that goes on. */
  readonly lockedBy = $derived.by(() => {
    if (this.isFacilitator || this.locks.size === 0) return undefined;
    return [`person.${this.personId}`, 'board', `phase.${this.run?.itemId}`].map((id) => this.locks.get(id)?.scope).find((scope) => scope !== undefined);
  });
  /** Whether the phase lets this person put ideas on the board, and no lock keeps them from it. */
  readonly takesIdeas = $derived(this.lockedBy !== undefined ? false : !this.phase || takesInput(this.phase.input) || this.isFacilitator || this.me?.role === 'noteTaker');

  /** The group that this person is in now. */
  readonly ownGroup = $derived.by(() => {
    for (const group of this.groups.values()) if (!group.ended && group.personIds.includes(this.personId)) return group;
    return undefined;
  });
  /** Whose ideas this person wants to see while a method goes on. */
  boardChoice = $state<BoardChoice>('now');
  /** The method that goes on, on whose board all are. */
  readonly going = $derived(this.run && !isOver(this.run) ? this.run : undefined);
  /** What every view shows, before anybody searches it. */
  readonly board = $derived(
    onBoard(this.ideas.values(), this.clusters.values(), this.agendaItems, this.going, this.boardChoice === 'group' && !this.ownGroup ? 'now' : this.boardChoice, this.ownGroup?.id),
  );

  /** The ideas that this person picked out. */
  readonly selection = new Selection((id, isSelected) => (this.spotOf('idea', id).isSelected = isSelected));
  /** What this person wants to see of the ideas, in every view. */
  readonly filter = new Filter(this);
  readonly hits = new Hits((id) => this.spotOf('idea', id));
  readonly #spots = new Map<string, Spot>();

  constructor(readonly personId: string) {}

  /** What is shown at something beside its record. */
  spotOf(kind: SubjectKind, id: string): Spot {
    const key = subjectKey(kind, id);
    const spot = this.#spots.get(key) ?? new Spot();
    this.#spots.set(key, spot);
    return spot;
  }

  /** A guest whom a member claimed is called as that member. */
  nameOf(personId: string): string | undefined {
    const claimed = this.claimed.get(personId);
    return claimed ? (this.participants.get(claimed.personId)?.name ?? claimed.name) : this.participants.get(personId)?.name;
  }

  /** Whether somebody is who looks here: themselves, or the guest that they were before they were a member. */
  isMine(personId: string | undefined): boolean {
    return personId !== undefined && (personId === this.personId || this.claimed.get(personId)?.personId === this.personId);
  }

  /** By the short number that stands in commits and presence. */
  personOf(number: number): Participant | undefined {
    for (const person of this.participants.values()) if (person.number === number) return person;
    return undefined;
  }

  /** A record is different now, or gone. */
  protected place(key: string, record: AnyRecord | undefined): void {
    const [kind, id] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
    switch (kind) {
      case 'meeting':
        this.meeting = record as MeetingRecord | undefined;
        break;
      case 'origin':
        this.origin = record as Origin | undefined;
        break;
      case 'idea':
      case 'cluster':
        // Made before any note asks for it: what is made while a note is drawn would not wake that note.
        if (record) this.spotOf(kind, id);
        else this.#forget(kind, id);
        if (kind === 'idea') {
          const idea = record as Idea | undefined;
          set(this.ideas, id, idea);
          set(this.#merged, id, idea?.parents && idea);
        } else set(this.clusters, id, record as Cluster | undefined);
        break;
      case 'link':
        set(this.links, id, record as Link | undefined);
        break;
      case 'participant':
        set(this.participants, id, record as Participant | undefined);
        break;
      case 'claimedGuest':
        set(this.claimed, id, record as ClaimedGuest | undefined);
        break;
      case 'agendaItem':
        if (record) this.spotOf(kind, id);
        set(this.agendaItems, id, record as AgendaItem | undefined);
        break;
      case 'voteRound':
        set(this.voteRounds, id, record as VoteRound | undefined);
        break;
      case 'ballot':
        set(this.ballots, id, record as Ballot | undefined);
        break;
      case 'decision':
        set(this.decisions, id, record as Decision | undefined);
        break;
      case 'action':
        set(this.actions, id, record as ActionItem | undefined);
        break;
      case 'run':
        set(this.runs, id, record as Run | undefined);
        break;
      case 'lock':
        set(this.locks, id, record as InputLock | undefined);
        break;
      case 'screen':
        set(this.screens, id, record as RoomScreen | undefined);
        break;
      case 'waiting':
        set(this.atDoor, id, record as WaitingPerson | undefined);
        break;
      case 'queue':
        this.queue = record as SpeakersQueue | undefined;
        break;
      case 'turn':
        set(this.turns, id, record as Turn | undefined);
        break;
      case 'restoration':
        this.restoration = record as Restoration | undefined;
        break;
      case 'spotlight':
        this.spotlight = record as Spotlight | undefined;
        break;
      case 'group':
        set(this.groups, id, record as Group | undefined);
        break;
      case 'ready':
        this.ready = record as Readiness | undefined;
        break;
    }
  }

  #forget(kind: SubjectKind, id: string): void {
    this.selection.remove(id);
    if (this.hits.current === id) this.hits.leave();
    this.#spots.delete(subjectKey(kind, id));
  }
}

function set<T>(map: SvelteMap<string, T>, id: string, record: T | undefined): void {
  if (record) map.set(id, record);
  else map.delete(id);
}

/** Who waits to be let in, the first first; who was turned away waits no more. */
export const waitingAtDoor = ({ atDoor }: Pick<Sight, 'atDoor'>): WaitingPerson[] =>
  [...atDoor.values()].filter((person) => !person.turnedAway).sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
