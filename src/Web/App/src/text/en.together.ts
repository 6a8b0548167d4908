import type { TogetherTexts } from './nl.together';

/** Merging, groups, the board of what goes on and its layout, in English. */
export const en: TogetherTexts = {
  board: {
    label: 'Which ideas do you see?',
    now: (item) => `At ${item}`,
    group: (name) => `Of ${name}`,
    all: 'All',
    elsewhere: (count) => (count === 1 ? '1 idea is on another board.' : `${count} ideas are on another board.`),
    chosen: (count) => (count === 1 ? 'You see 1 idea.' : `You see ${count} ideas.`),
  },
  merge: {
    clusters: (name) => `“${name}” becomes part of another cluster. Its ideas go along, and its name stays known.`,
    into: 'Into which cluster?',
    dropped: (from, into) => `Merge “${from}” with “${into}”? The ideas come together, under “${into}”.`,
    withIdea: 'With which idea?',
    text: (count) => `Text of the new idea (from ${count} ideas, which stay)`,
    from: 'Merged from',
    became: 'Became part of',
    clusterFrom: (names) => `Merged with: ${names}`,
    said: (from, into) => `“${from}” became part of “${into}”.`,
    group: (name) => `from ${name}`,
  },
  news: {
    clustersMerged: 'Clusters were merged.',
    clustersUnmerged: 'Merged clusters stand apart again.',
    clusterSplit: 'A cluster was split.',
    clusterUnsplit: 'A split was taken back.',
    layoutSet: 'The board has another layout. The ideas are the same.',
  },
  split: {
    title: (name) => `Split cluster ${name}`,
    name: 'Name of the new cluster',
    ideas: 'Which ideas go along?',
    none: 'Choose at least one idea.',
    submit: 'Split off',
  },
};
