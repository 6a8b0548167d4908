import type { LessonConfidence, LessonPart, LessonSourceKind, LessonStatus } from '../wire';

/** What the pages of lessons say, in Dutch. */
export const lessons = {
  lessons: {
    title: 'Lessen',
    lead: 'Wat weten we nu dat we een jaar geleden niet wisten? Een les is na te lezen als twee leden van verschillende organisaties haar nagekeken hebben.',
    propose: 'Wat is de les, in één zin?',
    proposeHelp: 'Bijvoorbeeld: begin bij een bewoner die andere bewoners kent, niet bij de techniek.',
    add: 'Stel voor',
    search: 'Zoek in de lessen',
    none: 'Nog geen lessen.',
    notFound: 'Geen les met deze woorden.',
    number: (number: number) => `Les ${number}`,
    statuses: { candidate: 'voorgesteld', drafted: 'uitgewerkt', checked: 'nagekeken', published: 'gepubliceerd', outdated: 'achterhaald' } satisfies Record<LessonStatus, string>,
    confidences: { experienced: 'uit ervaring', repeated: 'vaker gezien', researched: 'onderzocht' } satisfies Record<LessonConfidence, string>,
    groups: 'Hierachter staan',
    parts: {
      situation: 'Situatie',
      whatWeDid: 'Wat we deden',
      whatHappened: 'Wat er gebeurde',
      whyItWorked: 'Waarom het werkte',
      advice: 'Advies',
      conditions: 'Onder welke voorwaarden',
    } satisfies Record<LessonPart, string>,
    partHelp: {
      situation: 'Waar was dit, en voor wie?',
      whatWeDid: 'Wat probeerden jullie?',
      whatHappened: 'Wat kwam ervan, ook als het anders liep?',
      whyItWorked: 'Wat hielp, of wat ontbrak?',
      advice: 'Wat raad je een ander aan?',
      conditions: 'Wanneer werkt dit, en wanneer niet?',
    } satisfies Record<LessonPart, string>,
    checksGo: 'Als je iets verandert, moet de les opnieuw nagekeken worden.',
    sources: (count: number) => (count === 1 ? 'Waar deze les vandaan komt (1)' : `Waar deze les vandaan komt (${count})`),
    kinds: { idea: 'idee', voteRound: 'stemronde', minutes: 'notulen', decision: 'besluit', action: 'actie', experiment: 'proef', helpRequest: 'hulpvraag' } satisfies Record<LessonSourceKind, string>,
    checks: (count: number) => (count === 0 ? 'Nog door niemand nagekeken' : count === 1 ? 'Nagekeken door 1 lid' : `Nagekeken door ${count} leden`),
    write: 'Werk de les uit',
    check: 'Ik heb haar nagekeken',
    withdrawCheck: 'Toch niet nagekeken',
    publish: 'Publiceer',
  },
};
