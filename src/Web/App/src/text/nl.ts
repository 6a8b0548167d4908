import type { Channel, IdeaColour, Role, Sector } from '../wire';
import { deciding } from './nl.deciding';

/** The texts of the interface in Dutch (B1, "je"). English has the same keys; a missing one does not compile. */
export const nl = {
  appName: 'Samenwerken',
  skipToContent: 'Ga naar de inhoud',
  loading: 'Even geduld…',
  close: 'Sluiten',
  cancel: 'Annuleren',
  save: 'Opslaan',
  remove: 'Verwijderen',
  required: 'Vul dit in.',
  tooLong: (max: number) => `Hier passen ${max} tekens.`,
  charactersLeft: (left: number) => (left === 1 ? 'Nog 1 teken' : `Nog ${left} tekens`),
  noConnection: 'Er is nu geen verbinding met de server. Probeer het zo nog eens.',
  unexpected: 'Dit lukte niet. Probeer het zo nog eens.',
  chooseLanguage: 'Taal',

  roles: { facilitator: 'Begeleider', noteTaker: 'Notulist', participant: 'Deelnemer', observer: 'Meelezer' } satisfies Record<Role, string>,
  sectors: {
    government: 'Overheid',
    education: 'Onderwijs',
    research: 'Onderzoek',
    business: 'Ondernemers',
    society: 'Burgers en samenleving',
  } satisfies Record<Sector, string>,
  channels: { room: 'In de zaal', remote: 'Op afstand' } satisfies Record<Channel, string>,

  start: {
    title: 'Samen verder denken',
    lead: 'Begin een bijeenkomst, laat de code zien, en iedereen schrijft mee: in de zaal en op afstand.',
    begin: 'Begin een bijeenkomst',
    meetingTitle: 'Waar gaat de bijeenkomst over?',
    meetingTitleExample: 'Bijvoorbeeld: Een warme wijk zonder gas',
    yourName: 'Je naam',
    optional: 'mag leeg blijven',
    beginNow: 'Begin nu',
    join: 'Doe mee met een code',
    code: 'Code van zes tekens',
    codeHelp: 'Je vindt de code op het scherm of in je uitnodiging.',
    next: 'Verder',
    yourMeetings: 'Je bijeenkomsten op dit apparaat',
    lastUsed: (when: string) => `laatst geopend ${when}`,
    codeIs: (code: string) => `code ${code}`,
    forget: 'Vergeet op dit apparaat',
    formCommunity: 'Vorm een community',
    formCommunityHelp: 'Een vraagstuk dat niemand alleen oplost, een groep die een jaar of langer samen leert.',
    methods: 'Werkvormen: dertig manieren om samen te werken',
    programme: 'Bekijk alle communities in het programma',
    programmeHelp: 'Zoek wie aan jouw vraagstuk werkt, wat ze leerden en welke partners meedoen.',
    yourProgramme: 'Je programma',
    yourPartners: 'Organisaties waar je voor spreekt',
    yourCommunities: 'Je communities op dit apparaat',
    noCode: 'Een code heeft zes tekens.',
    seeExample: 'Bekijk een voorbeeld',
    exampleHelp: 'Een eigen bijeenkomst met verzonnen mensen en ideeën. Morgen is ze weer weg.',
    otherExamples: 'Kies zelf een voorbeeld',
    example: 'Voorbeeld',
    visitor: 'Bezoeker',
    putBack: 'Zet een bewaarde bijeenkomst terug',
    putBackHelp: 'Kies het bestand “Gegevens (JSON)” dat je uit een bijeenkomst hebt meegenomen. Het wordt een nieuwe bijeenkomst.',
    puttingBack: (name: string) => `${name} wordt teruggezet…`,
    fileTooLarge: (max: number) => `Het bestand is te groot: er past hoogstens ${max} MB.`,
  },

  join: {
    title: 'Doe mee',
    closed: 'Deze bijeenkomst is afgesloten. Je kunt nog meelezen.',
    name: 'Je naam',
    nameHelp: 'Zo zien de anderen wie wat schrijft.',
    sector: 'Waar kom je vandaan?',
    noSector: 'Zeg ik liever niet',
    channel: 'Hoe doe je mee?',
    join: 'Doe mee',
    visible: 'Je naam, en wat je hier kiest en schrijft, is zichtbaar voor wie aan deze bijeenkomst meedoet. Er zijn geen volgcookies.',
    goOnAs: (name: string) => `Ga verder als ${name}`,
    orAnew: 'Of doe mee als iemand anders',
    notAs: (name: string, why: string) => `Verder als ${name} kan niet meer. ${why}`,
    otherCode: 'Een andere code invullen',
  },

  comeBack: {
    title: 'Welkom terug',
    busy: 'We zoeken je plek weer op…',
  },

  notFound: {
    title: 'Hier is niets',
    text: 'Klopt het adres? Met de code van je bijeenkomst kom je er altijd.',
    home: 'Naar het begin',
  },

  status: {
    saved: 'Bewaard',
    saving: (count: number) => (count === 1 ? '1 wijziging wordt bewaard' : `${count} wijzigingen worden bewaard`),
    connecting: 'Verbinden…',
    lost: 'Verbinding kwijt, alles is bewaard',
    lostKeeping: 'Verbinding kwijt, je wijziging wordt op dit apparaat vastgelegd…',
    lostWaiting: (count: number) =>
      count === 1 ? 'Verbinding kwijt, 1 wijziging wacht' : `Verbinding kwijt, ${count} wijzigingen wachten`,
    seenAt: (when: string) => `Je ziet hoe het was: ${when}.`,
    whatWaits: 'Bekijk wat wacht',
    keepsNothing: 'Deze browser bewaart niets: laat dit tabblad open tot alles is bewaard.',
    label: 'Toestand van de verbinding',
  },

  newVersion: {
    isThere: 'Er is een nieuwe versie van deze pagina. Vernieuw als het je uitkomt; wat je schrijft, blijft bewaard.',
    isNeeded: 'De server heeft een nieuwe versie, en deze pagina past daar niet meer bij. Vernieuw haar om verder te gaan. Wat je schreef, is bewaard op dit apparaat.',
    reload: 'Vernieuw de pagina',
  },

  meeting: {
    ideas: 'Ideeën',
    minutes: 'Notulen',
    outcomes: 'Uitkomsten',
    agenda: 'Agenda',
    people: 'Mensen',
    more: 'Meer',
    list: 'Lijst',
    columns: 'Kolommen',
    canvas: 'Canvas',
    view: 'Weergave',
    demonstration: 'Dit is een voorbeeld. De mensen, ideeën en besluiten zijn verzonnen. Probeer alles uit: na een dag is het weer weg.',
    isExample: 'Voorbeeld',
    isClosed: 'De bijeenkomst is afgesloten. Je kunt alles nog lezen en meenemen.',
    notAllowed: 'Je leest mee in deze bijeenkomst.',
    parts: 'Onderdelen van de bijeenkomst',
    partLost: 'Dit deel is nog niet op dit apparaat bewaard. Met verbinding kun je er weer heen.',
    again: 'Probeer opnieuw',
    unreachable: 'Er is nu geen verbinding met de server. We proberen het steeds opnieuw; deze pagina mag open blijven.',
    voting: 'er wordt gestemd',
    opened: 'De bijeenkomst is weer open.',
    closed: 'De bijeenkomst is afgesloten.',
    renamed: (title: string) => `De bijeenkomst heet nu ${title}.`,
    closeQuestion: 'De bijeenkomst afsluiten? Niemand kan dan nog iets veranderen. Je kunt haar later weer openen.',
    someone: 'Iemand',
    you: 'jij',
  },

  /** The names of what can be done before all names are fetched; the others stand with the actions. */
  commands: {
    shortcuts: 'Alles wat je kunt doen, met de toetsen',
    find: 'Zoeken en filteren',
    invite: 'Uitnodigen',
    raiseHand: 'Hand opsteken',
    undo: 'Ongedaan maken',
    redo: 'Opnieuw doen',
    openVoteRound: 'Stemronde openen',
  },

  idea: {
    new: 'Schrijf een idee',
    placeholder: 'Een idee per briefje…',
    add: 'Voeg toe',
    addTo: (cluster: string) => `Schrijf een idee bij ${cluster}`,
    hint: 'Enter voegt toe, Shift+Enter geeft een nieuwe regel.',
    added: 'Idee toegevoegd.',
    none: 'Nog geen ideeën. Schrijf het eerste; iedereen ziet het meteen.',
    noneHere: 'Hier staat nog niets.',
    count: (count: number) => (count === 1 ? '1 idee' : `${count} ideeën`),
    actions: (text: string) => `Acties bij: ${text}`,
    edit: 'Bewerken',
    editLabel: 'Tekst van het idee',
    moveTo: 'Naar cluster',
    by: (name: string) => `van ${name}`,
    notAll: 'nog niet voor iedereen te zien',
    onlyYou: 'alleen jij ziet dit',
    notSaved: 'nog niet bewaard',
    typing: (name: string) => `${name} schrijft hier`,
    draftBack: 'Je was hiermee bezig. Je tekst is er nog.',
    selected: 'gekozen',
    linkedWith: 'verbonden met',
    colours: { yellow: 'geel', green: 'groen', blue: 'blauw', pink: 'roze', violet: 'paars' } satisfies Record<IdeaColour, string>,
  },

  find: {
    hidden: (count: number) => (count === 1 ? '1 idee past niet bij het filter.' : `${count} ideeën passen niet bij het filter.`),
  },

  cluster: {
    none: 'In geen cluster',
    new: 'Nieuw cluster',
    name: 'Naam van het cluster',
    add: 'Maak cluster',
    removeQuestion: (name: string) => `Het cluster ${name} opheffen? De ideeën blijven, in geen cluster.`,
    actions: (name: string) => `Acties bij cluster ${name}`,
    moved: (text: string, cluster: string) => `“${text}” staat nu in ${cluster}.`,
  },

  ...deciding,

  agenda: {
    none: 'Er staat nog niets op de agenda.',
    add: 'Punt toevoegen',
    new: 'Nieuw agendapunt',
    actions: (title: string) => `Acties bij agendapunt ${title}`,
    removeQuestion: (title: string) => `Het punt ${title} verwijderen?`,
    without: 'Zonder agendapunt',
    title: 'Titel van het agendapunt',
  },

  people: {
    here: (count: number) => (count === 1 ? '1 aanwezig' : `${count} aanwezig`),
    present: 'aanwezig',
    away: 'nu niet verbonden',
    isHere: (name: string) => `${name} is hier`,
    moreHere: (count: number) => `en nog ${count}`,
    at: (part: string, place: string) => `bij ${part}, ${place}`,
    in: (part: string) => `bij ${part}`,
    writes: 'schrijft',
    follow: (name: string) => `Volg ${name}`,
    following: (name: string) => `Je volgt ${name}`,
    notFollowing: (name: string) => `Je volgt ${name} niet meer.`,
    followedLeft: (name: string) => `${name} is weg. Je volgt niemand meer.`,
    tooMany: (name: string) => `Er zijn nu zo veel mensen dat je ${name} niet meer kunt volgen.`,
    stop: 'Stop',
    actions: (name: string) => `Acties bij ${name}`,
    role: (name: string) => `Rol van ${name}`,
    remove: (name: string) => `${name} uit de bijeenkomst halen`,
    removeQuestion: (name: string) => `${name} uit de bijeenkomst halen? Wat ${name} schreef, blijft staan.`,
    reason: 'Reden (mag leeg blijven; de begeleiders en de persoon zelf zien die)',
  },


  returned: {
    understood: 'Begrepen',
    awaits: 'Wacht op je keuze',
  },


  broken: {
    title: 'Deze bijeenkomst kan nu niet open',
    text: 'Er is iets mis met de gegevens van deze bijeenkomst. De beheerder van de server moet ernaar kijken.',
    waits: 'Laat deze pagina gerust open: we proberen het elke minuut opnieuw.',
    kept: (count: number) =>
      count === 1 ? '1 wijziging van jou wacht in deze browser en is niet kwijt.' : `${count} wijzigingen van jou wachten in deze browser en zijn niet kwijt.`,
    retry: 'Probeer opnieuw',
  },

  refused: {
    title: 'Je doet niet meer mee',
    notYet: 'Je doet hier nog niet mee',
    over: 'Dit voorbeeld is voorbij',
    home: 'Naar het begin',
    unheard: 'Dit heb je geschreven, en het is niet aangekomen',
  },

  /** News of one cluster. */
  newRole: (role: string) => `Je bent nu ${role.toLowerCase()}.`,

  /** Spoken to who cannot see, gathered over a few seconds. */

};

export type Texts = typeof nl;
