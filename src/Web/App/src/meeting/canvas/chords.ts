import { keys } from '../keys';

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
const withArrows = (held: string): string[] => arrows.map((arrow) => `${held}+${arrow}`);

/** The keys of the canvas itself, in the order of the list of keys. What is pressed and what that list shows are both made from this. */
export const canvasKeys = {
  go: [...arrows],
  goAndChooseToo: withArrows('Shift'),
  goOnly: withArrows('Mod'),
  first: ['Home'],
  last: ['End'],
  write: ['Enter'],
  toggle: [' '],
  chooseAll: ['Mod+a'],
  move: withArrows('Alt'),
  moveFar: withArrows('Alt+Shift'),
  letGo: ['Escape'],
  larger: ['+'],
  smaller: ['-'],
  actualSize: ['0'],
  fit: ['9'],
  present: ['8'],
} as const satisfies Record<string, readonly string[]>;

/** Those that stand in the list as what they are everywhere; here the place matters too. */
const placedKeys = { writeHere: [keys.addIdea], newCluster: [keys.addCluster], connect: [keys.addLink] } as const;

export type CanvasKey = keyof typeof canvasKeys;
type Pressed = CanvasKey | keyof typeof placedKeys;

const pressed = new Map(Object.entries({ ...canvasKeys, ...placedKeys }).flatMap(([name, chords]) => chords.map((chord): [string, Pressed] => [chord, name as Pressed])));

/** What a chord, as `chordOf` tells it, does on the canvas. */
export const pressedBy = (chord: string): Pressed | undefined => pressed.get(chord);
