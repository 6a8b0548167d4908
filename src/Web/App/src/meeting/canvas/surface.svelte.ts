import { getContext, setContext } from 'svelte';
import { keep, kept, keptKeys } from '../../sync/local';
import type { Cluster, Idea, Link } from '../../wire';
import { draftsOf, subjectOf, tabOf } from '../drafts';
import type { Session } from '../session.svelte';
import { Camera } from './camera.svelte';
import { zoneBoards } from '../layouts';
import { moved, type Point, type Rect } from './geometry';
import { inArea, noteSize } from './layout';
import { Planner } from './planner';
import { onGrid, type Guide } from './snap';
import { SpatialIndex } from './spatial-index';
import { readingOrder } from './ways';

/** What is being dragged, by mouse, finger or keys, and how far from where it stands. */
export interface Drag {
  ids: ReadonlySet<string>;
  /** A cluster that is dragged with all that is in it. */
  areaId?: string;
  by: Point;
  /** The cluster over whose area it is. */
  into?: string;
  guides: readonly Guide[];
  byKeys?: boolean;
}

/** What is being written: an idea that is there, or one that will stand at a place. */
export type Editing = { ideaId: string } | { at: Point; clusterId?: string };

/** What somebody else drags now. */
export interface OtherDrag {
  by: Point;
  name: string;
  /** Their number, for the colour. */
  number: number;
  /** The cluster that they drag it along with. */
  areaId?: string;
}

/** How much of the view is covered when something is chosen, in pixels: above, or where thumbs are, below. */
const coveredByBar = () => (matchMedia('(max-width: 48rem)').matches ? { above: 48, below: 128 } : { above: 64, below: 0 });

/** From this zoom on, buttons on a note are as large as a mouse, or a finger, needs them. */
const zoomForButtons = () => (matchMedia('(pointer: coarse)').matches ? 1 : 0.6);

/** Between a new note and what stands beside it. */
const noteGap = 16;
/** How many steps away from where it was asked for a new note stands at most, and how large they are. */
const farthest = 24;
const ringStep = 64;

/** The places on the edge of a square around a place. */
function ringAround({ x, y }: Point, ring: number): Point[] {
  if (ring === 0) return [{ x, y }];
  const steps = Array.from({ length: 2 * ring }, (_, i) => i - ring);
  return steps.flatMap((step) => [[step, -ring], [ring, step], [-step, ring], [-ring, -step]].map(([dx, dy]) => ({ x: x + dx! * ringStep, y: y + dy! * ringStep })));
}

const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

const learntHolding = 'samenwerken.canvas.holds';
/** How long a hint stays, in milliseconds. */
const hintMs = 7000;

/**
 * What the canvas shows and what somebody is doing with it now. Where things stand follows from the meeting; only what passes
 * lives here: what is in view, chosen, dragged or written.
 */
export class Surface {
  readonly camera = new Camera();

  /** The note from which the arrow keys go on. */
  current = $state<string>();
  drag = $state.raw<Drag>();
  editing = $state.raw<Editing>();
  /** The note from which a line is being drawn, and where its other end is now. */
  linking = $state.raw<{ from: string; end?: Point }>();
  /** The two notes between which a line is asked for. */
  askedLink = $state.raw<{ from: string; to: string }>();
  marquee = $state.raw<Rect>();
  /** Whether a drag on the ground draws a frame to choose with, for who has no Shift. */
  choosesByFrame = $state(false);
  /** Whether the menu of what is chosen is asked for. */
  isMenuAsked = $state(false);
  isPresenting = $state(false);
  /** The notes that a presentation shows now; undefined for all. */
  presented = $state.raw<ReadonlySet<string>>();
  /** Whether somebody who tried to drag a note with a finger is told how. */
  hintsAtHolding = $state(false);
  /** The note that asks for the focus of the browser, once it is there. */
  focusAsked = $state<string>();

  readonly #planner = new Planner();
  readonly plan = $derived.by(() => {
    const { board, agendaItems, going, filter } = this.session;
    return this.#planner.plan(board.clusters, board.ideas, zoneBoards(board.clusters, agendaItems, going), filter.placesByDots ? filter.dotsGiven : undefined);
  });
  /** What stands in its place by a layout, and is moved by nobody. */
  readonly arranged = $derived.by(() => new Set(this.plan.boards.flatMap(({ zones }) => zones.map(({ id }) => id))));
  readonly index = $derived.by(() => new SpatialIndex(this.plan.notes));
  readonly areaIndex = $derived.by(() => new SpatialIndex(this.plan.areas));
  /** The place of each note in the order in which one reads. */
  readonly rank = $derived.by(() => new Map(this.#inOrder().map((id, rank) => [id, rank])));
  /** For each note, the lines that lead to it. */
  readonly linksAt = $derived.by(() => {
    const found = new Map<string, Link[]>();
    for (const link of this.session.links.values()) for (const end of [link.fromIdeaId, link.toIdeaId]) found.set(end, [...(found.get(end) ?? []), link]);
    return found;
  });
  /** The notes that others drag now. */
  readonly othersDrags = $derived.by(() => this.#othersDrags().notes);
  /** The clusters that others drag now. */
  readonly othersAreas = $derived.by(() => this.#othersDrags().areas);
  /** Whether areas, their names and lines are painted, and no elements are seen of them. */
  readonly isSketched = $derived.by(() => this.camera.isFar || this.camera.isZooming);
  /** Whether dots are given on the notes themselves; where that is too small, below, once a note is chosen. */
  readonly votesOnNotes = $derived.by(() => this.camera.at.zoom >= zoomForButtons());
  /** Whether notes show the dots of this person; on a screen that a hall looks at a secret vote would be none. */
  readonly showsDots = $derived.by(() => this.session.openRound !== undefined && this.session.mayVote && !this.isPresenting);
  /** Whether notes are too, but for the one that is written on. */
  readonly sketchesNotes = $derived.by(() => this.camera.isZooming && this.editing === undefined);

  constructor(readonly session: Session) {}

  /** Where a note is seen now: where it stands, or where somebody drags it. */
  rectOf(id: string): Rect | undefined {
    const rect = this.plan.notes.get(id);
    if (!rect) return undefined;
    const offset = this.offsetOf(id);
    return offset ? moved(rect, offset) : rect;
  }

  /** How far a note is from where it stands, while it is dragged. */
  offsetOf(id: string): Point | undefined {
    const { drag } = this;
    if (drag && (drag.ids.has(id) || (drag.areaId !== undefined && this.clusterOf(id)?.id === drag.areaId))) return drag.by;
    return this.othersDrags.get(id)?.by;
  }

  areaOf(id: string): Rect | undefined {
    const area = this.plan.areas.get(id);
    const by = this.drag?.areaId === id ? this.drag.by : this.othersAreas.get(id)?.by;
    return area && by ? moved(area, by) : area;
  }

  /** Whether something that is dragged would come into that cluster. */
  goesInto(clusterId: string): boolean {
    return this.drag?.into === clusterId && (this.drag.areaId !== undefined || [...this.drag.ids].some((ideaId) => this.session.ideas.get(ideaId)?.clusterId !== clusterId));
  }

  /** Whether a note is one that somebody wants to see; the others are faint, and nothing is done with them all at once. */
  matches(id: string): boolean {
    const idea = this.session.ideas.get(id);
    return idea === undefined || this.session.filter.matches(idea);
  }

  clusterOf(ideaId: string): Cluster | undefined {
    const clusterId = this.session.ideas.get(ideaId)?.clusterId;
    return clusterId === undefined ? undefined : this.session.clusters.get(clusterId);
  }

  /** The note at a place, the one on top where there are more. */
  noteAt(place: Point): string | undefined {
    const found = [...this.index.near({ ...place, width: 0.01, height: 0.01 })];
    return found.find((id) => id === this.current) ?? found.find((id) => this.chosen.has(id)) ?? found.sort((a, b) => this.numberOf(b) - this.numberOf(a))[0];
  }

  /** The cluster over whose area a place is. */
  areaAt(place: Point): string | undefined {
    return this.areaIndex.near({ ...place, width: 0.01, height: 0.01 }).values().next().value;
  }

  mayMove(idea: Idea): boolean {
    return this.session.mayCluster || (this.session.mayWorkOnBoard && this.session.isMine(idea.authorId));
  }

  mayEdit(idea: Idea): boolean {
    return this.session.mayWorkOnBoard && (this.session.isFacilitator || this.session.isMine(idea.authorId));
  }

  /** Those that are picked out, for one action with all of them. */
  get chosen(): ReadonlySet<string> {
    return this.session.selection.ideas;
  }

  /** Chooses these, and goes on from the last of them. */
  choose(ids: Iterable<string>, current?: string): void {
    const all = [...ids];
    this.session.selection.set(all);
    this.current = current ?? all.at(-1) ?? this.current;
  }

  chooseNothing(): void {
    this.session.selection.clear();
  }

  toggle(id: string): void {
    this.session.selection.toggle(id);
    this.current = id;
  }

  /** Goes to a note: it is chosen, comes into view, and takes the focus of the browser. */
  goTo(id: string, choose: 'it' | 'too' | 'not' = 'it'): void {
    const rect = this.plan.notes.get(id);
    if (!rect) return;
    if (choose !== 'not') this.choose(choose === 'too' ? [...this.chosen, id] : [id], id);
    this.current = id;
    this.focusAsked = id;
    this.camera.reveal(rect, coveredByBar());
  }

  /** Brings a note to where nothing covers it. */
  bringUp(id: string): void {
    const rect = this.plan.notes.get(id);
    if (rect) this.camera.reveal(rect, coveredByBar());
  }

  /** A finger moved the view where it may have been meant for a note: once, it is told how that is done. */
  hintAtHolding(): void {
    if (kept(learntHolding)) return;
    keep(learntHolding, 'told');
    this.hintsAtHolding = true;
    setTimeout(() => (this.hintsAtHolding = false), hintMs);
  }

  learntHolding(): void {
    keep(learntHolding, 'done');
    this.hintsAtHolding = false;
  }

  /** Begins to write at a place: in the cluster over whose area it is, or else right there. */
  writeAt(place: Point): void {
    const clusterId = this.areaAt(place);
    if (clusterId !== undefined) this.writeIn(clusterId);
    else this.#write({ at: this.#freeNear({ x: onGrid(place.x - noteSize.width / 2), y: onGrid(place.y - noteSize.height / 2) }) });
  }

  /** The nearest place where a new note covers none: one that it covered would have to go. */
  #freeNear(wanted: Point): Point {
    const isFree = (at: Point) => this.index.isFree({ ...at, ...noteSize }, noteGap) && this.areaIndex.isFree({ ...at, ...noteSize }, noteGap);
    for (let ring = 0; ring <= farthest; ring++) {
      const around = ringAround(wanted, ring).filter(isFree);
      if (around.length > 0) return around.reduce((best, at) => (apart(at, wanted) < apart(best, wanted) ? at : best));
    }
    return wanted;
  }

  /** Begins to write where the next note of a cluster will stand. */
  writeIn(clusterId: string): void {
    const { x, y } = inArea(this.plan.areas.get(clusterId)!, this.plan.members.get(clusterId)!.length);
    this.#write({ at: { x, y }, clusterId });
  }

  /** Words that somebody was changing when the tab was closed stand in their note again. */
  resume(): void {
    const prefix = `${draftsOf(this.session)}edit.`;
    const own = keptKeys(prefix).filter((key) => (tabOf(key) ?? this.session.tab) === this.session.tab);
    const ideaId = own.map((key) => subjectOf(key, prefix)).find((it) => this.session.ideas.has(it));
    if (ideaId && this.mayEdit(this.session.ideas.get(ideaId)!)) this.editing = { ideaId };
  }

  edit(id: string): void {
    const idea = this.session.ideas.get(id);
    if (!idea || !this.mayEdit(idea)) return;
    this.editing = { ideaId: id };
    this.#showWell(this.plan.notes.get(id)!);
  }

  #write(editing: { at: Point; clusterId?: string }): void {
    if (!this.session.mayWorkOnBoard) return;
    this.editing = editing;
    this.#showWell({ ...editing.at, ...noteSize });
  }

  /** In view, and as large as somebody who writes wants it. */
  #showWell(rect: Rect): void {
    if (this.camera.at.zoom < 0.7) this.camera.glide(this.camera.fitting(rect, 120));
    else this.camera.reveal(rect, coveredByBar());
  }

  numberOf(id: string): number {
    return this.session.ideas.get(id)?.number ?? 0;
  }

  /** Areas and loose notes as one reads; within an area its notes as one reads. */
  #inOrder(): string[] {
    const { areas, notes, members } = this.plan;
    const at = (id: string) => ({ id, ...notes.get(id)! });
    const top = [...[...areas].map(([clusterId, rect]) => ({ ...rect, ids: members.get(clusterId)! })), ...members.get('')!.map((id) => ({ ...at(id), ids: [id] }))];
    return readingOrder(top).flatMap(({ ids }) => (ids.length > 1 ? readingOrder(ids.map(at)).map(({ id }) => id) : ids));
  }

  #othersDrags(): { notes: ReadonlyMap<string, OtherDrag>; areas: ReadonlyMap<string, OtherDrag> } {
    const notes = new Map<string, OtherDrag>();
    const areas = new Map<string, OtherDrag>();
    for (const { by, drag } of this.session.present.values()) {
      const person = drag && by !== this.session.me?.number ? this.session.personOf(by) : undefined;
      if (!person) continue;
      const other = { by: { x: drag!.dx, y: drag!.dy }, name: person.name, number: by };
      for (const id of drag!.ids) {
        const members = this.plan.members.get(id);
        if (members && this.plan.areas.has(id)) areas.set(id, other);
        else notes.set(id, other);
        for (const member of members ?? []) notes.set(member, { ...other, areaId: id });
      }
    }
    return { notes, areas };
  }
}

const key = Symbol('canvas');

export const provideSurface = (surface: Surface): Surface => setContext(key, surface);

export const useSurface = (): Surface => getContext<Surface>(key);
