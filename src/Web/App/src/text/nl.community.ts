import type { Sector } from '../wire';

/** What only the pages of communities, partners and programmes say, in Dutch (B1, "je"); it comes with those pages. */
export const nl = {
  asTable: 'Als tabel',
  none: 'nog niets',

  sectorsShort: {
    government: 'Overheid',
    education: 'Onderwijs',
    research: 'Onderzoek',
    business: 'Ondernemers',
    society: 'Samenleving',
  } satisfies Record<Sector, string>,

  steps: {
    at: (step: number, of: number) => `Stap ${step} van ${of}`,
    done: (count: number) => (count === 1 ? '1 stap klaar' : `${count} stappen klaar`),
    partly: (count: number) => `${count} deels`,
    skipped: (count: number) => `${count} niet van toepassing`,
    all: 'Alle stappen zijn klaar',
    states: { done: 'klaar', partly: 'deels', open: 'nog niet begonnen', notApplicable: 'niet van toepassing' },
    isHere: 'hier ben je',
  },

  balance: {
    sector: 'Sector',
    people: 'Mensen',
    share: 'Deel',
    missing: 'ontbreekt',
    of: (count: number) => (count === 1 ? '1 lid' : `${count} leden`),
    verdicts: { green: 'In balans', amber: 'Let op', red: 'Eenzijdig', tooFew: 'Nog te weinig mensen om iets te zeggen' },
  },

  network: {
    title: 'Wie doet waar mee',
    partners: 'Organisaties',
    communities: 'Communities',
    links: (count: number) => (count === 1 ? '1 verbinding' : `${count} verbindingen`),
    summary: (partners: number, communities: number, links: number) => `${partners} organisaties, ${communities} communities en ${links} verbindingen daartussen.`,
  },

  levels: {
    names: { local: 'Lokaal', regional: 'Regionaal', national: 'Nationaal', international: 'Internationaal' },
    none: 'Nog geen community',
    count: (count: number) => (count === 1 ? '1 community' : `${count} communities`),
  },

  timeline: { now: 'Nu', none: 'Hier komt wat er gebeurt: bijeenkomsten, besluiten en lessen.' },

  xCurve: {
    buildUp: 'Opbouw van het nieuwe',
    breakDown: 'Afbouw van het oude',
    buildUpPhases: {
      experimenting: 'Experimenteren',
      accelerating: 'Versnellen',
      emerging: 'Doorbreken',
      institutionalising: 'Gewoon worden',
      stabilising: 'Vast worden',
    },
    breakDownPhases: {
      optimising: 'Verbeteren wat er is',
      destabilising: 'Wankelen',
      chaos: 'Onrust',
      breakingDown: 'Afbreken',
      phasingOut: 'Uitfaseren',
    },
    time: 'tijd',
    origin: 'Naar de X-curve van DRIFT.',
    help: 'Opbouw is niet beter dan afbouw: een verandering heeft beide nodig.',
  },
};

export type CommunityTexts = typeof nl;
