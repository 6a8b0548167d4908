import type { CanvasKey } from '../meeting/canvas/chords';
import type { Colour } from '../meeting/canvas/colours';

/** The texts of the canvas in Dutch. */
export const nl = {
  name: 'Canvas met ideeën',
  help: 'Alles op dit canvas staat ook in de lijst, en kan daar net zo goed. Enter brengt je bij het eerste briefje, en dan gaan de pijltjes van briefje naar briefje; op het canvas zelf schuiven ze het beeld. Met Tab kom je bij de acties. Escape brengt je terug.',
  toList: 'Naar de lijst',
  empty: 'Dubbelklik op het canvas, of druk op N, en schrijf daar een idee.',
  emptyTouch: 'Tik twee keer op het canvas en schrijf daar een idee.',
  holdHint: 'Houd een briefje even vast om het te slepen.',
  emptyReader: 'Zodra er ideeën zijn, zie je ze hier.',

  zoomIn: 'Groter',
  zoomOut: 'Kleiner',
  zoomNow: (percent: number) => `${percent} procent; zet op ware grootte`,
  fit: 'Alles in beeld',
  marquee: 'Kies met een kader',
  present: 'Presenteren',

  keysOf: 'Op het canvas',
  keys: {
    go: 'Naar het briefje ernaast; naast de briefjes: een stuk opschuiven',
    goAndChooseToo: 'Naar het briefje ernaast, en dat erbij kiezen',
    goOnly: 'Naar het briefje ernaast, zonder het te kiezen',
    first: 'Eerste briefje',
    last: 'Laatste briefje',
    write: 'Het briefje bewerken',
    toggle: 'Het briefje kiezen, of juist niet',
    chooseAll: 'Alle briefjes kiezen',
    move: 'Wat je koos een stukje verplaatsen',
    moveFar: 'Wat je koos een heel briefje verder verplaatsen',
    letGo: 'Stoppen, of niets meer kiezen',
    larger: 'Groter',
    smaller: 'Kleiner',
    actualSize: 'Op ware grootte',
    fit: 'Alles in beeld',
    present: 'Presenteren',
  } satisfies Record<CanvasKey, string>,

  note: {
    role: 'briefje',
    colour: (word: string) => `${word.toLowerCase()} briefje`,
    inCluster: (name: string) => `in ${name}`,
    chosen: 'gekozen',
    noMatch: 'past niet bij wat je zoekt',
    dragged: (name: string) => `${name} verplaatst dit`,
    connect: 'Sleep naar een ander briefje om ze te verbinden',
  },

  colours: { yellow: 'Geel', green: 'Groen', blue: 'Blauw', pink: 'Roze', violet: 'Paars' } as Record<Colour, string>,
  noColour: 'Geen kleur',

  bar: {
    name: 'Acties bij wat je koos',
    chosen: (count: number) => (count === 1 ? '1 briefje gekozen' : `${count} briefjes gekozen`),
    colour: 'Kleur',
    connect: 'Verbind',
    disconnect: (name: string) => `Haal de lijn met “${name}” weg`,
    more: 'Meer',
    nothing: 'Kies niets',
  },

  moving: {
    byKeys: (count: number) => `Je verplaatst ${count === 1 ? 'het briefje' : `${count} briefjes`}. Laat Alt los om ${count === 1 ? 'het' : 'ze'} neer te zetten; Escape laat alles zoals het was.`,
    into: (name: string) => `Boven ${name}.`,
    outside: 'Buiten de clusters.',
    dropped: (count: number, name: string) => `${count === 1 ? 'Briefje' : `${count} briefjes`} neergezet in ${name}.`,
    droppedLoose: (count: number) => `${count === 1 ? 'Briefje' : `${count} briefjes`} neergezet.`,
    stays: (name: string) => `Het blijft in ${name}. Daar heeft elk idee zijn eigen plaats.`,
    stopped: 'Alles staat waar het stond.',
  },

  link: {
    choose: 'Kies het briefje waarmee je het verbindt: met de pijltjes en Enter, of met een klik. Escape stopt.',
    title: 'Verbind twee briefjes',
    from: 'Van',
    to: 'Naar',
    label: 'Woord bij de lijn (mag leeg blijven)',
    make: 'Verbind',
    made: 'De briefjes zijn verbonden.',
    with: (name: string, label: string) => (label ? `verbonden met “${name}”: ${label}` : `verbonden met “${name}”`),
  },

  area: {
    add: 'Schrijf hier een idee',
    empty: 'Sleep hier ideeën heen.',
    emptyReader: 'Hier staat nog niets.',
  },

  presenting: {
    name: 'Presentatie',
    overview: 'Overzicht',
    step: (at: number, of: number) => `${at} van ${of}`,
    next: 'Volgende',
    previous: 'Vorige',
    end: 'Stop met presenteren',
    part: (name: string, at: number, of: number) => (of === 1 ? name : `${name} (${at} van ${of})`),
  },
};

export type CanvasTexts = typeof nl;
