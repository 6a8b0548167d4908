import type { Command } from '../wire';
import type { Undoable } from '../meeting/undo.svelte';

/** What somebody did that cannot be undone, as the list of what waits says it. */
const acts: Record<Exclude<Command['type'], Undoable | 'editMinutes'>, (name: string) => string> = {
  openMeeting: () => 'bijeenkomst weer geopend',
  closeMeeting: () => 'bijeenkomst afgesloten',
  removePerson: (name) => `${name} uit de bijeenkomst gehaald`,
  openVoteRound: (name) => `stemronde “${name}” geopend`,
  closeVoteRound: () => 'stemronde gesloten',
  undo: () => 'iets ongedaan gemaakt',
  raiseHand: () => 'hand opgestoken',
  lowerHand: () => 'hand omlaag gedaan',
  addHand: () => 'hand in de zaal toegevoegd',
  giveFloor: () => 'het woord gegeven',
  endTurn: () => 'een beurt beëindigd',
  setSpeakingTime: () => 'spreektijd veranderd',
  addLock: () => 'iets vastgezet',
  removeLock: () => 'iets weer vrijgegeven',
  setLobby: () => 'wachtruimte aan- of uitgezet',
  admit: () => 'mensen binnengelaten',
  turnAway: () => 'iemand niet binnengelaten',
  endScreen: () => 'een zaalscherm losgekoppeld',
  setSpotlight: () => 'iets in de schijnwerper gezet',
  clearSpotlight: () => 'de schijnwerper uitgezet',
  takeLead: () => 'de leiding genomen',
  nameStandIn: (name) => (name ? `${name} als vervanger aangewezen` : 'geen vervanger meer aangewezen'),
  startRun: (name) => `werkvorm “${name}” gestart`,
  startPhase: (name) => `fase “${name}” gestart`,
  pauseRun: () => 'tijd stilgezet',
  resumeRun: () => 'tijd weer aangezet',
  addTime: () => 'tijd van de fase veranderd',
  endPhase: () => 'fase eerder beëindigd',
  revealIdeas: () => 'verborgen ideeën laten zien',
  harvestRun: () => 'begonnen met oogsten',
  finishRun: () => 'werkvorm afgerond',
  abortRun: () => 'werkvorm afgebroken',
  sayReady: () => 'gezegd dat je klaar bent',
  sayNotReady: () => 'gezegd dat je nog bezig bent',
  makeGroups: () => 'groepen gemaakt',
  moveToGroup: (name) => `${name} in een andere groep`,
  endGroups: () => 'groepen opgeheven',
};

/** What waits for a connection, in Dutch; it comes with the list. */
export const offline = {
  title: 'Wat wacht nog',
  none: 'Er wacht niets meer. Alles is bewaard.',
  noneButReturned: (count: number) => (count === 1 ? 'Er wacht niets meer. Eén ding is niet gelukt: sluit dit venster, daar staat het, met je tekst.' : `Er wacht niets meer. ${count} dingen zijn niet gelukt: sluit dit venster, daar staan ze, met je tekst.`),
  help: 'Dit staat veilig op dit apparaat, en wordt verstuurd zodra er verbinding is. Je kunt deze pagina sluiten.',
  helpKeepsNothing: 'Deze browser bewaart niets. Laat dit tabblad open tot er verbinding is.',
  at: (time: string) => `om ${time} uur`,
  waits: 'wacht op verbinding',
  onItsWay: 'is onderweg',
  minutes: (title: string) => `notulen bij “${title}”`,
  takeBack: 'Trek terug',
  takeBackLabel: (act: string) => `Trek terug: ${act}`,
  tookBack: (act: string) => `Teruggetrokken: ${act}.`,
  tooLate: 'Dit is intussen verstuurd.',
  retry: 'Probeer nu te verbinden',
  acts,
};

export type OfflineTexts = typeof offline;
