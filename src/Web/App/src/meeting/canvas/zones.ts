import type { ZoneBoard } from '../layouts';
import { around, bottom, grown, right, type Point, type Rect } from './geometry';

/*
 * Where the zones of a layout stand, and what is drawn behind them. Each layout is a grid of cells: a zone fills its cell, a column is as
 * broad as its broadest zone and a row as high as its highest, so that zones line up and grow together. No two zones meet, whatever the
 * layout, and which ideas are in a zone is no business of it: another layout moves no idea to another cluster.
 */

/** A line or a figure behind the zones. */
export interface Shape {
  path: string;
  look: 'line' | 'arrow' | 'edge' | 'up' | 'down';
}

/** Words beside the zones. */
export interface Label extends Point {
  text: string;
  align: 'start' | 'middle' | 'end';
  /** Read from below to above. */
  isUpright?: boolean;
}

export interface Arrangement {
  areas: ReadonlyMap<string, Rect>;
  shapes: readonly Shape[];
  labels: readonly Label[];
  /** Around all of it. */
  frame: Rect;
}

/** Between zones, and around them for what is drawn there. */
const gap = 64;
const margin = 128;

interface Cell {
  id: string;
  row: number;
  column: number;
  width: number;
  height: number;
}

/** @param sizeOf How much room what is in a zone takes. @param at Its upper left corner. */
export function arrange({ layout, axes, zones }: Pick<ZoneBoard, 'layout' | 'axes' | 'zones'>, sizeOf: (id: string) => { width: number; height: number }, at: Point): Arrangement {
  const places = placesOf(layout, zones);
  const cells = zones.map(({ id }, i) => ({ id, ...places[i]!, ...sizeOf(id) }));
  const origin = { x: at.x + margin, y: at.y + margin };
  const columns = lines(cells, 'column', 'width', origin.x);
  const rows = lines(cells, 'row', 'height', origin.y);
  const areas = new Map(cells.map((cell) => [cell.id, { x: columns[cell.column]!.start, y: rows[cell.row]!.start, width: columns[cell.column]!.length, height: rows[cell.row]!.length }]));
  const inner = around(areas.values()) ?? { ...origin, width: 0, height: 0 };
  const frame = grown(inner, margin);
  const grid: Grid = { columns, rows, inner, areas: [...areas.values()] };
  return { areas, shapes: shapesOf(layout, grid), labels: labelsOf(layout, axes, grid), frame };
}

interface Line {
  start: number;
  length: number;
}

interface Grid {
  columns: readonly Line[];
  rows: readonly Line[];
  inner: Rect;
  areas: readonly Rect[];
}

/** The columns, or the rows: one that nothing stands in is as large as the smallest. */
function lines(cells: readonly Cell[], along: 'column' | 'row', size: 'width' | 'height', from: number): Line[] {
  const count = Math.max(-1, ...cells.map((cell) => cell[along])) + 1;
  const least = Math.min(...cells.map((cell) => cell[size]));
  let start = from;
  return Array.from({ length: count }, (_, at) => {
    const length = Math.max(least, ...cells.filter((cell) => cell[along] === at).map((cell) => cell[size]));
    const line = { start, length };
    start += length + gap;
    return line;
  });
}

/** In which row and column each zone stands, from 0 on; each in one of its own. */
export function placesOf(layout: ZoneBoard['layout'], zones: ZoneBoard['zones']): { row: number; column: number }[] {
  const { length } = zones;
  switch (layout) {
    case 'list':
      return zones.map((_, row) => ({ row, column: 0 }));
    case 'columns':
    case 'axis':
    case 'rings':
    case 'timeline':
      return zones.map((_, column) => ({ row: 0, column }));
    case 'quadrants':
      // The last of three is far on both axes: of "not yet feasible" only what is original is kept.
      return length === 3 ? [{ row: 0, column: 0 }, { row: 0, column: 1 }, { row: 1, column: 1 }] : inRows(length, 2);
    case 'xcurve':
      return onCurves(length);
    case 'tables':
      return inRows(length, Math.ceil(Math.sqrt(length)));
    case 'grid':
    case 'agendaWall':
      return inCells(zones) ?? inRows(length, Math.ceil(Math.sqrt(length)));
  }
}

const inRows = (count: number, columns: number) => Array.from({ length: count }, (_, i) => ({ row: Math.floor(i / columns), column: i % columns }));

/** As the plan says; undefined where it does not say so of all, or of two the same. */
function inCells(zones: ZoneBoard['zones']): { row: number; column: number }[] | undefined {
  if (zones.some((zone) => zone.row === undefined || zone.column === undefined)) return undefined;
  const known = (key: 'row' | 'column') => [...new Set(zones.map((zone) => zone[key]!))].sort((a, b) => a - b);
  const [rows, columns] = [known('row'), known('column')];
  const places = zones.map((zone) => ({ row: rows.indexOf(zone.row!), column: columns.indexOf(zone.column!) }));
  return new Set(places.map(({ row, column }) => `${row},${column}`)).size === places.length ? places : undefined;
}

/** The first half goes up from below, what is built; the other goes down from above, what is taken apart. They cross behind the middle. */
function onCurves(count: number): { row: number; column: number }[] {
  const half = Math.ceil(count / 2);
  const middle = Math.floor((half - 1) / 2);
  return Array.from({ length: count }, (_, i) => {
    const column = i % half;
    const isBefore = column <= middle;
    return { column, row: i < half === isBefore ? 1 : 0 };
  });
}

const line = (from: Point, to: Point): string => `M${from.x} ${from.y}L${to.x} ${to.y}`;

function shapesOf(layout: ZoneBoard['layout'], { columns, rows, inner, areas }: Grid): Shape[] {
  const [left, top, far, low] = [inner.x, inner.y, right(inner), bottom(inner)];
  const between = (all: readonly Line[]) => all.slice(1).map(({ start }) => start - gap / 2);
  const out = margin / 2;
  switch (layout) {
    case 'quadrants':
      return [
        ...between(columns).map((x): Shape => ({ look: 'line', path: line({ x, y: top - out }, { x, y: low + out }) })),
        ...between(rows).map((y): Shape => ({ look: 'line', path: line({ x: left - out, y }, { x: far + out, y }) })),
      ];
    case 'axis':
      return [{ look: 'arrow', path: line({ x: left - out, y: low + out }, { x: far + out, y: low + out }) }];
    case 'timeline':
      return [
        { look: 'arrow', path: line({ x: left - out, y: top - out }, { x: far + out, y: top - out }) },
        ...columns.map(({ start, length }): Shape => ({ look: 'line', path: line({ x: start + length / 2, y: top - out - 16 }, { x: start + length / 2, y: top - out + 16 }) })),
      ];
    case 'rings': {
      // Waves around a heart that lies to the left of the first.
      const heart = { x: left - out, y: top + inner.height / 2 };
      return [...between(columns), far + out].map((x): Shape => {
        const radius = Math.max(x - heart.x, inner.height / 2 + out);
        const rise = inner.height / 2 + out;
        const back = radius - Math.sqrt(Math.max(0, radius * radius - rise * rise));
        // So much and no more, that it stays between two rings.
        const bend = Math.min(back, gap * 0.75);
        return { look: 'edge', path: `M${x - bend} ${heart.y - rise}Q${x + bend} ${heart.y} ${x - bend} ${heart.y + rise}` };
      });
    }
    case 'tables':
      return areas.map((area): Shape => ({ look: 'edge', path: rounded(grown(area, gap * 0.3), 72) }));
    case 'agendaWall':
      return between(rows).map((y): Shape => ({ look: 'line', path: line({ x: left, y }, { x: far, y }) }));
    case 'xcurve': {
      const middle = left + inner.width / 2;
      const curve = (from: number, to: number) => `M${left - out} ${from}C${middle} ${from} ${middle} ${to} ${far + out} ${to}`;
      return [
        { look: 'up', path: curve(low + out, top - out) },
        { look: 'down', path: curve(top - out, low + out) },
      ];
    }
    case 'columns':
    case 'grid':
    case 'list':
      return [];
  }
}

function rounded({ x, y, width, height }: Rect, radius: number): string {
  const [far, low] = [x + width, y + height];
  const corner = (toX: number, toY: number) => `A${radius} ${radius} 0 0 1 ${toX} ${toY}`;
  return `M${x + radius} ${y}H${far - radius}${corner(far, y + radius)}V${low - radius}${corner(far - radius, low)}H${x + radius}${corner(x, low - radius)}V${y + radius}${corner(x + radius, y)}Z`;
}

/** The two ends of an axis, "van - tot"; one that says a single thing stands in the middle. */
const endsOf = (axis: string): string[] => axis.split(/\s+[-–—]\s+/).filter(Boolean);

function labelsOf(layout: ZoneBoard['layout'], axes: readonly string[], { inner }: Grid): Label[] {
  const [left, top, far, low] = [inner.x, inner.y, right(inner), bottom(inner)];
  const aside = margin * 0.55;
  const across = (axis: string, y: number): Label[] => {
    const ends = endsOf(axis);
    if (ends.length < 2) return ends.map((text) => ({ text, x: left + inner.width / 2, y, align: 'middle' }));
    return [{ text: ends[0]!, x: left, y, align: 'start' }, { text: ends[1]!, x: far, y, align: 'end' }];
  };
  const upright = (axis: string): Label[] => {
    const ends = endsOf(axis);
    const x = left - aside;
    if (ends.length < 2) return ends.map((text) => ({ text, x, y: top + inner.height / 2, align: 'middle', isUpright: true }));
    // Read from below to above, so what is said first, which is above, ends there.
    return [{ text: ends[0]!, x, y: top, align: 'end', isUpright: true }, { text: ends[1]!, x, y: low, align: 'start', isUpright: true }];
  };
  const [first, second] = axes;
  switch (layout) {
    case 'quadrants':
    case 'grid':
    case 'agendaWall':
      return [...(first ? upright(first) : []), ...(second ? across(second, top - aside) : [])];
    case 'rings':
      return axes.map((text, i) => ({ text, x: far + margin * 0.75, y: top + (inner.height * (i + 0.5)) / axes.length, align: 'start' }));
    default:
      return first ? across(first, low + aside) : [];
  }
}
