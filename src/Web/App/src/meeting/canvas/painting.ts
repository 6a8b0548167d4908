import type { Colour } from './colours';
import type { Point, Rect } from './geometry';

/** A note as it is drawn from afar: its place, its colour, how much stands on it, and whether it is chosen or has dots. */
export interface Far {
  rect: Rect;
  colour: Colour | undefined;
  length: number;
  isChosen: boolean;
  isMarked: boolean;
  /** Somebody looks for something else. */
  isFaint: boolean;
}

/** The colours of the scheme that the reader has chosen. */
export interface Palette {
  paper: string;
  edge: string;
  ink: string;
  accent: string;
  notes: Record<Colour, string>;
}

const margin = 14;
const lineHeight = 24;
const perLine = 22;

/**
 * Draws notes too small to read: each where it stands and as large as it is, with a bar for each line of its words. Below
 * twelve pixels of height only the paper is left, so that ten thousand are drawn within a frame.
 */
export function paint(context: CanvasRenderingContext2D, notes: Iterable<Far>, at: Point & { zoom: number }, palette: Palette): void {
  const { zoom } = at;
  const isTiny = 168 * zoom < 12;
  context.lineWidth = 1;
  for (const { rect, colour, length, isChosen, isMarked, isFaint } of notes) {
    context.globalAlpha = isFaint ? 0.22 : 1;
    const [x, y] = [(rect.x - at.x) * zoom, (rect.y - at.y) * zoom];
    const [width, height] = [rect.width * zoom, rect.height * zoom];
    context.fillStyle = colour ? palette.notes[colour] : isTiny ? palette.edge : palette.paper;
    context.fillRect(x, y, width, height);
    if (isChosen) {
      context.strokeStyle = palette.accent;
      context.lineWidth = 3;
      context.strokeRect(x, y, width, height);
      context.lineWidth = 1;
    } else if (!isTiny) {
      context.strokeStyle = palette.edge;
      context.strokeRect(x, y, width, height);
    }
    if (isTiny) continue;
    context.fillStyle = palette.ink;
    const lines = Math.min(5, Math.ceil(length / perLine));
    for (let line = 0; line < lines; line++) {
      const part = line === lines - 1 ? Math.max(0.2, (length - line * perLine) / perLine) : 0.92;
      context.fillRect(x + margin * zoom, y + (margin + 6 + line * lineHeight) * zoom, (rect.width - 2 * margin) * zoom * Math.min(1, part), Math.max(1, 7 * zoom));
    }
    if (isMarked) {
      context.fillStyle = palette.accent;
      context.beginPath();
      context.arc(x + width - 18 * zoom, y + height - 18 * zoom, 8 * zoom, 0, 7);
      context.fill();
    }
  }
  context.globalAlpha = 1;
}

/** Reads the colours of the page, which differ by scheme. */
export function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  if (matchMedia('(forced-colors: active)').matches)
    return { paper: 'Canvas', edge: 'CanvasText', ink: 'CanvasText', accent: 'Highlight', notes: { yellow: 'Canvas', green: 'Canvas', blue: 'Canvas', pink: 'Canvas', violet: 'Canvas' } };
  return {
    paper: colour('--note-paper'),
    edge: colour('--note-edge'),
    ink: colour('--note-far-ink'),
    accent: colour('--samenwerken-accent'),
    notes: { yellow: colour('--note-yellow'), green: colour('--note-green'), blue: colour('--note-blue'), pink: colour('--note-pink'), violet: colour('--note-violet') },
  };
}
