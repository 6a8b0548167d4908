import type { Colour } from './colours';

/** The colours and letters of the page, as the reader has chosen them. */
export interface Palette {
  family: string;
  paper: string;
  edge: string;
  /** The bars that stand for words too small to read. */
  bars: string;
  ink: string;
  inkSoft: string;
  accent: string;
  line: string;
  area: { paper: string; edge: string | undefined; over: string };
  /** Behind the name of a cluster, where it lies over notes. */
  label: string;
  notes: Record<Colour, string>;
}

/** Reads them from the page; they differ by scheme. */
export function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const family = style.fontFamily;
  if (matchMedia('(forced-colors: active)').matches) {
    const notes = { yellow: 'Canvas', green: 'Canvas', blue: 'Canvas', pink: 'Canvas', violet: 'Canvas' };
    const area = { paper: 'Canvas', edge: 'CanvasText', over: 'Canvas' };
    return { family, paper: 'Canvas', edge: 'CanvasText', bars: 'CanvasText', ink: 'CanvasText', inkSoft: 'CanvasText', accent: 'Highlight', line: 'CanvasText', area, label: 'Canvas', notes };
  }
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    family,
    paper: colour('--note-paper'),
    edge: colour('--note-edge'),
    bars: colour('--note-far-ink'),
    ink: colour('--samenwerken-ink'),
    inkSoft: colour('--samenwerken-ink-soft'),
    accent: colour('--samenwerken-accent'),
    line: colour('--samenwerken-line-strong'),
    area: { paper: colour('--area-paper'), edge: undefined, over: colour('--samenwerken-accent-soft') },
    label: colour('--samenwerken-paper'),
    notes: { yellow: colour('--note-yellow'), green: colour('--note-green'), blue: colour('--note-blue'), pink: colour('--note-pink'), violet: colour('--note-violet') },
  };
}
