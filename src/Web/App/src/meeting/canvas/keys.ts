import { chordOf, haveSingleKeys, isSingle, keys } from '../keys';
import { tc } from '../../text/canvas';
import type { Place } from './camera.svelte';
import { pressedBy } from './chords';
import { centre } from './geometry';
import { drop, newCluster } from './giving';
import { block, grid, pitch } from './layout';
import type { Surface } from './surface.svelte';
import { towards, type Direction } from './ways';

const arrows: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const ways: Record<Direction, { x: number; y: number }> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, up: { x: 0, y: -1 }, down: { x: 0, y: 1 } };
const panned = 120;
/** From this zoom on a note can be read: on a phone, which is held in one hand, it has to be larger. */
const readableAt = (width: number): number => (width < 600 ? 0.8 : 0.5);
/** The height of the tools, in pixels. */
const tools = 52;

/**
 * The keys of the canvas itself: going from note to note, moving with Alt held, the view. What can be done with a note is in
 * the one list of actions, whose keys work here as everywhere.
 * @returns whether the key was for the canvas.
 */
export function press(surface: Surface, event: KeyboardEvent, onNote: boolean): boolean {
  if (event.key !== 'Tab' && chordOf(event) !== keys.follow) surface.session.following.stop();
  // What is moved is let go of while Alt is still held.
  const chord = event.key === 'Escape' ? event.key : chordOf(event);
  const key = pressedBy(chord);
  if (key === undefined || (isSingle(chord) && chord !== ' ' && !haveSingleKeys())) return false;
  const way = arrows[event.key]!;
  const { camera, current, session } = surface;
  // While there is voting, plus and minus are the dots of the note that has the focus.
  const forDots = onNote && session.openRound !== undefined;
  const can: Record<typeof key, () => boolean> = {
    go: () => go(surface, way, onNote, surface.linking ? 'not' : 'it'),
    goAndChooseToo: () => go(surface, way, onNote, 'too'),
    goOnly: () => go(surface, way, onNote, 'not'),
    first: () => goToNth(surface, 0),
    last: () => goToNth(surface, -1),
    write: () => (onNote ? enter(surface) : goToNth(surface, 0)),
    toggle: () => onNote && current !== undefined && done(() => surface.toggle(current)),
    chooseAll: () => done(() => surface.choose([...surface.plan.notes.keys()].filter((id) => surface.matches(id)), current)),
    move: () => moveOn(surface, way, false),
    moveFar: () => moveOn(surface, way, true),
    letGo: () => escape(surface),
    larger: () => !forDots && done(() => camera.step(1.25)),
    smaller: () => !forDots && done(() => camera.step(0.8)),
    actualSize: () => done(() => camera.resize(1)),
    fit: () => done(() => fit(surface)),
    present: () => done(() => (surface.isPresenting = true)),
    writeHere: () => session.mayWorkOnBoard && done(() => writeNear(surface, onNote)),
    newCluster: () => session.mayCluster && done(() => newCluster(surface)),
    connect: () => onNote && current !== undefined && session.mayCluster && done(() => startLink(surface, current)),
  };
  return can[key]();
}

function done(act: () => unknown): true {
  act();
  return true;
}

/** Alt is let go: what was moved by keys stands where it is. */
export function release(surface: Surface, event: KeyboardEvent): void {
  if (event.key === 'Alt' && surface.drag?.byKeys) {
    event.preventDefault();
    drop(surface);
  }
}

export function fit(surface: Surface): void {
  surface.camera.glide(fitted(surface));
}

/** What somebody sees first: everything, or else as much as can be read, where the first ideas without a place and the areas are. */
export function firstView(surface: Surface): Place {
  const { camera, plan } = surface;
  const all = fitted(surface);
  const readable = readableAt(camera.width);
  if (!plan.bounds || all.zoom >= readable) return all;
  const { x, y, width, height } = plan.bounds;
  const seen = { width: camera.width / readable, height: camera.height / readable };
  const start = Math.min(Math.max(x, -block.x), x + width - seen.width) - grid;
  return { x: seen.width >= width ? x - (seen.width - width) / 2 : Math.max(x - grid, start), y: seen.height >= height ? y - Math.max(grid, (seen.height - tools / readable - height) / 2) : y - 3 * grid, zoom: readable };
}

/** Everything in view, above the tools that lie below. */
export function fitted({ camera, plan }: Surface): Place {
  if (!plan.bounds) return camera.at;
  const low = tools / camera.fitting(plan.bounds).zoom;
  return camera.fitting({ ...plan.bounds, height: plan.bounds.height + low });
}

export function startLink(surface: Surface, from: string): void {
  surface.linking = { from };
  surface.focusAsked = from;
  surface.session.digest.say(tc().link.choose);
}

/** In the cluster of the note that has the focus, or else beside that note, or else in the middle of what is in view. */
function writeNear(surface: Surface, onNote: boolean): void {
  const rect = onNote && surface.current ? surface.plan.notes.get(surface.current) : undefined;
  if (!rect) return surface.writeAt(centre(surface.camera.view));
  const cluster = surface.clusterOf(surface.current!);
  if (cluster) return surface.writeIn(cluster.id);
  const place = centre(rect);
  const isFree = (at: { x: number; y: number }) => surface.noteAt(at) === undefined;
  const around = [
    { x: place.x + pitch.x, y: place.y },
    { x: place.x, y: place.y + pitch.y },
    { x: place.x - pitch.x, y: place.y },
    { x: place.x, y: place.y - pitch.y },
  ];
  surface.writeAt(around.find(isFree) ?? around[0]!);
}

function go(surface: Surface, way: Direction, onNote: boolean, choose: 'it' | 'too' | 'not'): boolean {
  if (!onNote || !surface.current) {
    surface.camera.pan(-ways[way].x * panned, -ways[way].y * panned);
    return true;
  }
  const from = surface.plan.notes.get(surface.current);
  const to = from && towards(way, from, others(surface));
  if (to) surface.goTo(to, choose);
  return true;
}

function* others(surface: Surface) {
  for (const entry of surface.plan.notes) if (entry[0] !== surface.current && surface.matches(entry[0])) yield entry;
}

function goToNth(surface: Surface, at: 0 | -1): boolean {
  const ids = [...surface.rank.keys()].filter((id) => surface.matches(id));
  const inView = at === 0 ? ids.find((id) => surface.current === undefined && surface.index.near(surface.camera.view).has(id)) : undefined;
  const id = inView ?? ids.at(at);
  if (id) surface.goTo(id, surface.linking ? 'not' : 'it');
  return id !== undefined;
}

function enter(surface: Surface): boolean {
  const { current, linking } = surface;
  if (!current) return false;
  if (linking) {
    surface.linking = undefined;
    if (linking.from !== current) surface.askedLink = { from: linking.from, to: current };
  } else if (surface.drag?.byKeys) drop(surface);
  else if (surface.mayEdit(surface.session.ideas.get(current)!)) surface.edit(current);
  return true;
}

/** With Alt held the arrows move what is chosen; nothing is given before Alt is let go. */
function moveOn(surface: Surface, way: Direction, isFar: boolean): boolean {
  const { current } = surface;
  if (!current || surface.editing) return false;
  const wanted = surface.chosen.has(current) ? [...surface.chosen] : [current];
  const ids = surface.drag?.byKeys ? [...surface.drag.ids] : wanted.filter((id) => surface.mayMove(surface.session.ideas.get(id)!));
  if (ids.length === 0) return true;
  const { moving } = tc();
  if (!surface.drag?.byKeys) surface.session.digest.say(moving.byKeys(ids.length));
  const by = surface.drag?.by ?? { x: 0, y: 0 };
  const step = isFar ? pitch.x : grid;
  const to = { x: by.x + ways[way].x * step, y: by.y + ways[way].y * step };
  const rect = surface.plan.notes.get(ids.includes(current) ? current : ids[0]!)!;
  const place = { ...rect, x: rect.x + to.x, y: rect.y + to.y };
  const into = surface.areaAt(centre(place));
  if (into !== surface.drag?.into) surface.session.digest.say(into ? moving.into(surface.session.clusters.get(into)!.name) : moving.outside);
  surface.drag = { ids: new Set(ids), by: to, guides: [], byKeys: true, ...(into ? { into } : {}) };
  surface.camera.reveal(place);
  return true;
}

function escape(surface: Surface): boolean {
  if (surface.drag) {
    surface.drag = undefined;
    surface.session.digest.say(tc().moving.stopped);
  } else if (surface.linking) surface.linking = undefined;
  else if (surface.chosen.size > 0) surface.chooseNothing();
  else return false;
  return true;
}
