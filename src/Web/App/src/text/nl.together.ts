/** Merging, groups, the board of what goes on and its layout, in Dutch. Fetched when one of them is there. */
export const nl = {
  board: {
    label: 'Welke ideeën zie je?',
    now: (item: string) => `Bij ${item}`,
    group: (name: string) => `Van ${name}`,
    all: 'Alles',
    elsewhere: (count: number) => (count === 1 ? '1 idee staat op een ander bord.' : `${count} ideeën staan op een ander bord.`),
    chosen: (count: number) => (count === 1 ? 'Je ziet 1 idee.' : `Je ziet ${count} ideeën.`),
  },
  merge: {
    clusters: (name: string) => `“${name}” gaat op in een ander cluster. De ideeën gaan mee, en de naam blijft erbij staan.`,
    into: 'In welk cluster?',
    dropped: (from: string, into: string) => `“${from}” samenvoegen met “${into}”? De ideeën komen bij elkaar te staan, onder “${into}”.`,
    withIdea: 'Met welk idee?',
    text: (count: number) => `Tekst van het nieuwe idee (uit ${count} ideeën, die blijven staan)`,
    from: 'Samengevoegd uit',
    became: 'Opgegaan in',
    clusterFrom: (names: string) => `Samengevoegd met: ${names}`,
    said: (from: string, into: string) => `“${from}” is opgegaan in “${into}”.`,
    group: (name: string) => `uit ${name}`,
  },
  news: {
    clustersMerged: 'Clusters zijn samengevoegd.',
    clustersUnmerged: 'Samengevoegde clusters staan weer apart.',
    clusterSplit: 'Een cluster is gesplitst.',
    clusterUnsplit: 'Een splitsing is teruggedraaid.',
    layoutSet: 'Het bord heeft een andere indeling. De ideeën zijn dezelfde.',
  },
  split: {
    title: (name: string) => `Cluster ${name} splitsen`,
    name: 'Naam van het nieuwe cluster',
    ideas: 'Welke ideeën gaan mee?',
    none: 'Kies minstens één idee.',
    submit: 'Splits af',
  },
};

export type TogetherTexts = typeof nl;
