/** The ways to look at the ideas. All are views of one outline and can do the same. */
export type View = 'list' | 'columns' | 'canvas';

/** Those that there are, in the order of their switch. */
export const views: readonly View[] = ['list', 'columns', 'canvas'];
