import type { Idea } from '../../wire';

/** The colours that a note can have. Each has a word, in the menu and in the name of the note: none says anything by itself. */
export const colours = ['yellow', 'green', 'blue', 'pink', 'violet'] as const satisfies readonly NonNullable<Idea['colour']>[];
export type Colour = (typeof colours)[number];
