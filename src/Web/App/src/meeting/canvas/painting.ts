import type { Idea } from '../../wire';
import type { Point, Rect } from './geometry';
import { inset, lineHeight, type Lines } from './lettering';
import { farZoom } from './camera.svelte';
import type { Line } from './lines';
import type { Palette } from './palette';

/** A note as it is painted: its place, its words, whose they are, and what it stands out by. */
export interface PaintedNote {
  rect: Rect;
  idea: Idea;
  author: string;
  isChosen: boolean;
  /** The keys are at it. */
  hasFocus: boolean;
  /** How many dots it was given, once they are told. */
  votes: number | undefined;
  /** Somebody looks for something else. */
  isFaint: boolean;
}

export interface PaintedArea {
  rect: Rect;
  name: string;
  count: number;
  /** Something would be dropped into it now. */
  isOver: boolean;
  /** It is dragged. */
  isLifted: boolean;
}

/** Where on the canvas the corner of what is painted lies, and how many pixels a unit takes. */
export type View = Point & { zoom: number };

/** The size of the letters in which an area is named, in units of the canvas: never below sixteen pixels. */
export const nameSize = (zoom: number): number => Math.max(24, 16 / zoom);

/** From here on the name of an area lies over its notes: above them there is no room for it. */
export const overNotes = 40;

/** Less of a name than this says nothing. */
const leastName = 4;

/** From twelve pixels of height on, a note is more than a paper, so that ten thousand are painted within a frame. */
const tinyHeight = 12;

export function paintAreas(context: CanvasRenderingContext2D, areas: readonly PaintedArea[], view: View, palette: Palette): void {
  for (const { rect, isOver, isLifted } of areas) {
    const [x, y, width, height] = onScreen(rect, view);
    context.fillStyle = isOver ? palette.area.over : palette.area.paper;
    box(context, x, y, width, height, 18 * view.zoom);
    context.fill();
    const edge = isOver || isLifted ? palette.accent : palette.area.edge;
    if (!edge) continue;
    context.strokeStyle = edge;
    context.lineWidth = 2;
    context.stroke();
  }
}

/** The names lie over the notes where there is no room above them, as they do as elements. */
export function paintNames(context: CanvasRenderingContext2D, areas: readonly PaintedArea[], view: View, palette: Palette): void {
  const units = nameSize(view.zoom);
  const size = units * view.zoom;
  const isOver = units > overNotes;
  context.textBaseline = 'middle';
  for (const { rect, name, count } of areas) {
    const [x, y, width] = onScreen(rect, view);
    const room = width - (isOver ? 0 : 44 * view.zoom);
    const [nameFont, countFont] = [`680 ${size}px ${palette.family}`, `${0.82 * size}px ${palette.family}`];
    context.font = countFont;
    const counted = context.measureText(`${count}`).width;
    context.font = nameFont;
    const pad = isOver ? 0.4 * size : 0;
    const gap = isOver ? pad : 0.45 * size;
    const whole = cut(context, name, room - counted - gap - 2 * pad);
    // The number goes first, and then the name.
    const hasCount = whole === name;
    const shown = hasCount ? name : cut(context, name, room - 2 * pad);
    if (shown !== name && shown.length < leastName) continue;
    const named = context.measureText(shown).width;
    const after = hasCount ? counted + gap : 0;
    const left = x + (isOver ? 0 : 28 * view.zoom);
    const middle = y + (isOver ? 0.7 * size : 31 * view.zoom);
    if (isOver) {
      context.fillStyle = palette.label;
      context.globalAlpha = 0.9;
      box(context, left, y, named + after + 2 * pad, 1.4 * size, 0.3 * size);
      context.fill();
      context.globalAlpha = 1;
    }
    context.fillStyle = palette.ink;
    context.fillText(shown, left + pad, middle);
    if (!hasCount) continue;
    context.font = countFont;
    context.fillStyle = palette.inkSoft;
    context.fillText(`${count}`, left + pad + named + gap, middle);
  }
}

export function paintLines(context: CanvasRenderingContext2D, lines: readonly Line[], view: View, palette: Palette): void {
  context.lineCap = 'round';
  for (const { from, to, isNear } of lines) {
    const [start, end] = [pointOnScreen(from, view), pointOnScreen(to, view)];
    context.strokeStyle = context.fillStyle = isNear ? palette.accent : palette.line;
    context.lineWidth = (isNear ? 3.5 : 2.5) * view.zoom;
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.lineTo(end.x, end.y);
    context.stroke();
    context.beginPath();
    context.arc(end.x, end.y, 6 * view.zoom, 0, 7);
    context.fill();
  }
}

/**
 * Paints notes: each where it stands and as large as it is, with its words as it has them as an element, or a bar for each line where
 * they are too small to read, or nothing where even those are.
 */
export function paintNotes(context: CanvasRenderingContext2D, notes: Iterable<PaintedNote>, view: View, palette: Palette, lines: Lines, hasDots: boolean): void {
  const { zoom } = view;
  const hasWords = zoom >= farZoom;
  for (const note of notes) {
    const { rect, idea, isChosen, hasFocus, isFaint } = note;
    const isTiny = rect.height * zoom < tinyHeight;
    context.globalAlpha = isFaint ? 0.22 : 1;
    const [x, y, width, height] = onScreen(rect, view);
    context.fillStyle = idea.colour ? palette.notes[idea.colour] : isTiny ? palette.edge : palette.paper;
    context.strokeStyle = isChosen ? palette.accent : palette.edge;
    context.lineWidth = isChosen ? 3 : 1;
    if (hasFocus) paintRing(context, x, y, width, height, palette);
    if (hasWords) {
      box(context, x, y, width, height, 8 * zoom);
      context.fill();
      context.stroke();
      paintWords(context, note, x, y, zoom, palette, lines, hasDots);
    } else {
      context.fillRect(x, y, width, height);
      if (isChosen || !isTiny) context.strokeRect(x, y, width, height);
      if (!isTiny) paintBars(context, note, x, y, zoom, palette);
    }
  }
  context.globalAlpha = 1;
}

function paintRing(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, palette: Palette): void {
  const { strokeStyle, lineWidth } = context;
  [context.strokeStyle, context.lineWidth] = [palette.ink, 3];
  box(context, x - 3.5, y - 3.5, width + 7, height + 7, 9);
  context.stroke();
  [context.strokeStyle, context.lineWidth] = [strokeStyle, lineWidth];
}

function paintWords(context: CanvasRenderingContext2D, { rect, idea, author, votes }: PaintedNote, x: number, y: number, zoom: number, palette: Palette, lines: Lines, hasDots: boolean): void {
  const { size, lines: words } = lines.of(idea, hasDots, context, palette.family);
  context.fillStyle = palette.ink;
  context.textBaseline = 'alphabetic';
  context.font = `${size * zoom}px ${palette.family}`;
  // The letters of the theme stand nearly one size below the top of their line.
  words.forEach((line, at) => context.fillText(line, x + inset.x * zoom, y + (inset.y + size * (0.96 + at * lineHeight)) * zoom));
  const low = y + (rect.height - 18) * zoom;
  context.textBaseline = 'middle';
  context.font = `${13 * zoom}px ${palette.family}`;
  context.fillStyle = palette.inkSoft;
  context.fillText(author, x + inset.x * zoom, low, (rect.width - 2 * inset.x - (votes === undefined ? 0 : 48)) * zoom);
  if (votes === undefined) return;
  context.fillStyle = palette.accent;
  context.font = `650 ${15 * zoom}px ${palette.family}`;
  context.textAlign = 'right';
  const edge = x + (rect.width - inset.x) * zoom;
  context.fillText(`${votes}`, edge, low);
  context.textAlign = 'left';
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.25 * zoom;
  context.beginPath();
  context.arc(edge - context.measureText(`${votes}`).width - 9 * zoom, low, 6 * zoom, 0, 7);
  context.stroke();
}

const perLine = 22;

function paintBars(context: CanvasRenderingContext2D, { rect, idea, votes }: PaintedNote, x: number, y: number, zoom: number, palette: Palette): void {
  context.fillStyle = palette.bars;
  const { length } = idea.text;
  const lines = Math.min(5, Math.ceil(length / perLine));
  for (let line = 0; line < lines; line++) {
    const part = line === lines - 1 ? Math.max(0.2, (length - line * perLine) / perLine) : 0.92;
    context.fillRect(x + inset.x * zoom, y + (20 + line * 24) * zoom, (rect.width - 2 * inset.x) * zoom * Math.min(1, part), Math.max(1, 7 * zoom));
  }
  if (votes === undefined) return;
  context.fillStyle = palette.accent;
  context.beginPath();
  context.arc(x + (rect.width - 18) * zoom, y + (rect.height - 18) * zoom, 8 * zoom, 0, 7);
  context.fill();
}

function box(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number): void {
  context.beginPath();
  if (radius < 1.5) context.rect(x, y, width, height);
  else context.roundRect(x, y, width, height, radius);
}

/** As much of a name as there is room for. */
function cut(context: CanvasRenderingContext2D, name: string, room: number): string {
  if (context.measureText(name).width <= room) return name;
  let end = name.length;
  while (end > 0 && context.measureText(`${name.slice(0, end)}…`).width > room) end--;
  return `${name.slice(0, end)}…`;
}

const onScreen = (rect: Rect, view: View): [number, number, number, number] => [(rect.x - view.x) * view.zoom, (rect.y - view.y) * view.zoom, rect.width * view.zoom, rect.height * view.zoom];

const pointOnScreen = (point: Point, view: View): Point => ({ x: (point.x - view.x) * view.zoom, y: (point.y - view.y) * view.zoom });
