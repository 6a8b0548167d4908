/** What those who lead a meeting do beside the work itself, in Dutch. Fetched when first needed. */
export const nl = {
  waiting: (count: number): string => (count === 1 ? '1 persoon wacht tot je de deur opent' : `${count} mensen wachten tot je de deur opent`),
  turnAwayQuestion: (name: string): string => `${name} niet binnenlaten? ${name} kan daarna niet meer meedoen met deze code.`,
  reasonForThem: 'Reden (mag leeg blijven; de begeleiders en de persoon zelf zien die)',
  restoredTo: (time: string): string => `Het bord is weer zoals om ${time}`,
  boardLocked: 'Het bord is op slot: alleen je begeleider schrijft nu',
  boardUnlocked: 'Het bord is weer open',
  youLocked: 'Je kunt nu even niet schrijven. Stemmen en je hand opsteken kan wel.',
  youUnlocked: 'Je kunt weer schrijven',
  outside: 'Je wacht op de begeleider',
  outsideHelp: 'De begeleider laat je zo binnen. Je hoeft niets te doen: deze pagina gaat vanzelf verder.',
  itemLocked: 'Dit punt is op slot: alleen je begeleider schrijft nu',
  locked: 'op slot',
  leads: (name: string): string => `${name} leidt nu mee`,
  youStandIn: 'Je bent invaller: je kunt de leiding nemen als de begeleider wegvalt.',
  lookAlong: (name: string): string => `Je kijkt mee met ${name}`,
  lookAlongLater: (name: string): string => `Schrijf rustig door. Daarna kijk je weer mee met ${name}.`,
  showsWay: (name: string): string => `${name} laat iets zien`,
  allLookAlong: 'Iedereen kijkt met je mee',
  showsPart: (name: string, part: string): string => `${name} laat zien: ${part}`,
  wayEnded: 'Je kijkt weer waar je zelf wilt',
  whichScreen: 'Welk zaalscherm?',
  screenSince: (time: string): string => `Zaalscherm, aan sinds ${time}`,
};

export type LeadingTexts = typeof nl;
