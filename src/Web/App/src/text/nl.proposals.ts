import type { LevelSign, MaturityStage, ProposalSort, StageSign } from '../wire';

/** What members propose to each other, what the facts of a community suggest, and what a table calls for, in Dutch. */
export const nl = {
  title: 'Voorstellen',
  help: 'Wie iets niet zelf mag doen, stelt het voor. Wie het wel mag, neemt het over of zegt waarom niet.',
  sorts: {
    meeting: 'Een bijeenkomst',
    community: 'Iets over de community',
    invitation: 'Iemand om uit te nodigen',
    lesson: 'Een les uitgeven',
  } satisfies Record<ProposalSort, string>,
  by: (name: string, day: string) => `voorgesteld door ${name}, ${day}`,
  note: 'Wil je er iets bij zeggen?',
  accept: 'Neem het over',
  invite: 'Nodig uit',
  decline: 'Niet doen',
  reason: 'Waarom niet?',
  withdraw: 'Trek terug',
  accepted: (name: string) => `${name} nam je voorstel over.`,
  declined: (name: string) => `${name} doet dit niet:`,
  proposeMeeting: 'Stel een bijeenkomst voor',
  proposeChange: 'Stel een verandering voor',
  proposePerson: 'Stel iemand voor',
  proposePersonHelp: 'De coördinator ziet de naam en nodigt uit. Geef hier geen e-mailadres of telefoonnummer: de persoon weet nog van niets.',
  proposeLesson: 'Stel voor om uit te geven',
  lessonProposed: 'Er ligt een voorstel om deze les uit te geven.',
  propose: 'Stel voor',

  stage: {
    title: (stage: string) => `De feiten wijzen op “${stage}”`,
    question: {
      potential: 'Is er genoeg gedeelde urgentie?',
      coalescing: 'Levert het nu al iets op?',
      maturing: 'Waar zijn we van, en hoe leren nieuwe mensen snel?',
      stewardship: 'Hoe blijven we fris en verbonden met de buitenwereld?',
      transformation: 'Doorgaan, opschalen, overdragen of stoppen?',
    } satisfies Record<MaturityStage, string>,
    signs: {
      notActive: () => 'de community is nog niet gestart',
      noMeetings: () => 'er was nog geen bijeenkomst',
      fewMembers: (count: number) => (count === 1 ? 'er is 1 lid' : `er zijn ${count} leden`),
      meetingsHeld: (count: number) => (count === 1 ? 'er was 1 bijeenkomst' : `er waren ${count} bijeenkomsten`),
      agreementsMade: () => 'er zijn afspraken',
      storiesTold: (count: number) => (count === 1 ? 'iemand vertelde wat meedoen opleverde' : `${count} verhalen vertellen wat meedoen opleverde`),
      experimentsRun: (count: number) => (count === 1 ? 'er loopt 1 proef, of die is klaar' : `er lopen ${count} proeven, of die zijn klaar`),
      lessonsChecked: (count: number) => `${count} lessen zijn nagekeken`,
      monthsTogether: (count: number) => `jullie zijn ${count} maanden bezig`,
      lessonsPublished: (count: number) => (count === 1 ? '1 les is uitgegeven' : `${count} lessen zijn uitgegeven`),
      concluding: () => 'de community rondt af',
      endNear: (count: number) => (count === 0 ? 'het geplande einde is er' : `het geplande einde is over ${count} dagen`),
      fewCame: () => 'bij de laatste twee bijeenkomsten was minder dan de helft',
    } satisfies Record<StageSign, (count: number) => string>,
    choice: 'De fase kiezen jullie zelf; een stap terug is gewoon.',
    take: (stage: string) => `Zet de fase op “${stage}”`,
  },

  level: {
    title: (level: string) => `De feiten wijzen op niveau “${level}”`,
    signs: {
      places: (count: number) => `mensen en organisaties uit ${count} plaatsen`,
      provinces: (count: number) => `mensen en organisaties uit ${count} provincies`,
      countries: (count: number) => `mensen en organisaties uit ${count} andere landen`,
    } satisfies Record<LevelSign, (count: number) => string>,
    ways: 'Manieren om te groeien',
    forms: [
      ['Meer leden', 'Nodig mensen uit van elders; de community blijft één groep.'],
      ['Splitsen', 'Ga verder in twee groepen, elk met een eigen plek of een deel van het vraagstuk.'],
      ['Dochter-community', 'Een nieuwe community met eigen leden, die begint met jullie lessen.'],
      ['Overnemen', 'Een andere plek begint met jullie startpakket.'],
      ['Doorgeven', 'Een organisatie neemt het werk over.'],
    ] as [string, string][],
    choice: 'Groeien besluiten jullie zelf, als besluit van de kerngroep. Leg het vast bij de besluiten.',
    take: (level: string) => `Zet het niveau op “${level}”`,
  },

  kit: {
    open: 'Begin hieruit een nieuwe community',
    title: 'Een nieuwe community met jullie startpakket',
    lead: 'Voor een andere plek, of voor een deel van het vraagstuk. Jij wordt haar initiatiefnemer; leden nodig je daarna uit.',
    along: 'Dit gaat mee:',
    goes: ['thema’s, transities en stip op de horizon', 'de leervorm, met waarom', 'de afspraken, om samen opnieuw te bekijken', 'de agenda van jullie eerste bijeenkomst, over vier weken', 'een link naar deze community en haar lessen'],
    form: 'Vorm de community',
    notAll: 'De community is er, maar niet alles is mee. Probeer het nog eens; niets gebeurt dubbel.',
  },

  remind: {
    title: 'Eens in de twee weken: de volgende vraag.',
    seen: 'Gezien',
  },

  call: {
    title: 'Oproep',
    open: 'Doe een oproep',
    edit: 'Verander de oproep',
    end: 'Haal de oproep weg',
    help: 'Vraag in een vaste periode om plannen en hulpvragen, en zeg vooraf waarop jullie kiezen.',
    opens: 'Eerste dag',
    closes: 'Laatste dag',
    closesLater: 'De laatste dag komt niet voor de eerste.',
    criteria: 'Waarop kiezen jullie?',
    budget: 'Budget in euro’s',
    soon: (day: string) => `Open vanaf ${day}`,
    until: (day: string, days: number) => (days === 0 ? 'Vandaag is de laatste dag' : days === 1 ? `Nog 1 dag, tot en met ${day}` : `Nog ${days} dagen, tot en met ${day}`),
    over: (day: string) => `Gesloten sinds ${day}`,
    of: (amount: string) => `Er is ${amount} te verdelen.`,
  },

  perspectives: {
    title: 'Zoals elke groep het ziet',
    help: 'Dezelfde les betekent voor elke groep iets anders. Schrijf in een zin of twee wat zij eraan heeft, of wat zij ervoor moet doen.',
    none: 'Nog niemand schreef hoe het er van zijn kant uitziet.',
    write: (group: string) => `Schrijf hoe ${group} het ziet`,
    label: (group: string) => `Zoals ${group} het ziet`,
    change: 'Verander',
  },

  parent: {
    label: 'Uit welke community komt deze voort?',
    none: 'Uit geen',
    from: 'Komt voort uit',
    of: (name: string) => `uit ${name}`,
    children: 'Hieruit kwamen voort',
  },

  begin: {
    title: 'Begin de bijeenkomst nu?',
    early: (days: number) => `Ze staat pas over ${days} ${days === 1 ? 'dag' : 'dagen'} op de agenda. Als je begint, kun je dag, plaats en agenda hier niet meer veranderen, en kan niemand meer zeggen of hij komt. Wil je alleen voorbereiden, kies dan “Verander”.`,
    late: (days: number) => `Ze stond ${days} ${days === 1 ? 'dag' : 'dagen'} geleden op de agenda. Als je begint, verandert er hier niets meer aan het plan.`,
  },

  inProgramme: (name: string) => `Hoort bij ${name}`,
  inProgrammeHelp: 'Dan vinden de mensen van het programma jullie, en gelden zijn thema’s en groepen.',
};

export type ProposalTexts = typeof nl;
