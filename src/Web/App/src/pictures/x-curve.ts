export const buildUpPhases = ['experimenting', 'accelerating', 'emerging', 'institutionalising', 'stabilising'] as const;
export const breakDownPhases = ['optimising', 'destabilising', 'chaos', 'breakingDown', 'phasingOut'] as const;
export type BuildUp = (typeof buildUpPhases)[number];
export type BreakDown = (typeof breakDownPhases)[number];

/** Where a community said that a transition stands, on a day. */
export interface Position {
  id: string;
  /** As RFC 3339, or a day. */
  at: string;
  transition: string;
  buildUp?: BuildUp | undefined;
  breakDown?: BreakDown | undefined;
}

export interface Point {
  x: number;
  y: number;
}

/** The picture is so wide and so high; its curves go from one side to the other. */
export const size = { width: 640, height: 300 };
const edge = 40;

/** A point of the line of the new, at a share of the way from 0 to 1: it rises as an s. The old falls as its mirror image. */
export function pointOn(line: 'buildUp' | 'breakDown', share: number): Point {
  const risen = 1 / (1 + Math.exp(-7 * (share - 0.5)));
  const [low, high] = [size.height - edge, edge];
  const y = line === 'buildUp' ? low + (high - low) * risen : high + (low - high) * risen;
  return { x: edge + share * (size.width - 2 * edge), y };
}

/** In the middle of a phase. */
export const placeOf = (line: 'buildUp' | 'breakDown', phase: number): Point => pointOn(line, (phase + 0.5) / 5);

export const curve = (line: 'buildUp' | 'breakDown'): string =>
  Array.from({ length: 41 }, (_, i) => pointOn(line, i / 40)).map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
