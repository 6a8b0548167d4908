import type { CommunityTexts } from './nl.community';

/** What only the pages of communities, partners and programmes say, in English. */
export const en: CommunityTexts = {
  asTable: 'As a table',
  none: 'nothing yet',

  sectorsShort: { government: 'Government', education: 'Education', research: 'Research', business: 'Business', society: 'Society' },

  steps: {
    at: (step, of) => `Step ${step} of ${of}`,
    done: (count) => (count === 1 ? '1 step done' : `${count} steps done`),
    partly: (count) => `${count} partly`,
    skipped: (count) => `${count} not applicable`,
    all: 'All steps are done',
    states: { done: 'done', partly: 'partly', open: 'not begun', notApplicable: 'not applicable' },
    isHere: 'you are here',
  },

  balance: {
    sector: 'Sector',
    people: 'People',
    share: 'Share',
    missing: 'missing',
    of: (count) => (count === 1 ? '1 member' : `${count} members`),
    verdicts: { green: 'In balance', amber: 'Take note', red: 'One-sided', tooFew: 'Too few people yet to say anything' },
  },

  network: {
    title: 'Who takes part where',
    partners: 'Organisations',
    communities: 'Communities',
    links: (count) => (count === 1 ? '1 connection' : `${count} connections`),
    summary: (partners, communities, links) => `${partners} organisations, ${communities} communities and ${links} connections between them.`,
  },

  levels: {
    names: { local: 'Local', regional: 'Regional', national: 'National', international: 'International' },
    none: 'No community yet',
    count: (count) => (count === 1 ? '1 community' : `${count} communities`),
  },

  timeline: { now: 'Now', none: 'What happens comes here: meetings, decisions and lessons.' },

  xCurve: {
    buildUp: 'Building up the new',
    breakDown: 'Breaking down the old',
    buildUpPhases: {
      experimenting: 'Experimenting',
      accelerating: 'Accelerating',
      emerging: 'Emerging',
      institutionalising: 'Becoming normal',
      stabilising: 'Settling',
    },
    breakDownPhases: {
      optimising: 'Improving what is there',
      destabilising: 'Wavering',
      chaos: 'Unrest',
      breakingDown: 'Breaking down',
      phasingOut: 'Phasing out',
    },
    time: 'time',
    origin: 'After the X-curve of DRIFT.',
    help: 'Building up is not better than breaking down: a change needs both.',
  },
};
