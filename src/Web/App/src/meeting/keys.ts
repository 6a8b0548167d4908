import { keep, kept } from '../sync/local';
import type { ActionId } from '../text/nl.actions';

/**
 * The key of each action that has one. Single keys work only where no text is written, and can be turned off (WCAG 2.1.4):
 * whoever speaks to their computer, or whose hand trembles, would set off many at once. Mod is Ctrl, and Cmd on a Mac.
 */
export const keys = {
  shortcuts: '?',
  find: '/',
  follow: 'f',
  goIdeas: '1',
  goMinutes: '2',
  goOutcomes: '3',
  goAgenda: '4',
  goPeople: '5',
  goReturned: '6',
  nextView: 'w',
  invite: 'i',
  raiseHand: 'h',
  lowerHand: 'h',
  addHand: 'Shift+h',
  nextSpeaker: 'o',
  endTurn: 'Shift+o',
  giveFloor: 'o',
  takeHandDown: 'Delete',
  admit: 'y',
  turnAway: 'Delete',
  wander: 'z',
  goAlong: 'z',
  showWay: 'z',
  stopShowing: 'z',
  restoreBoard: 'Shift+b',
  undo: 'Mod+z',
  redo: 'Mod+Shift+z',
  openVoteRound: 'v',
  closeVoteRound: 'v',
  orderByDots: 'Shift+v',
  orderAsWritten: 'Shift+v',
  addIdea: 'n',
  editIdea: 'e',
  assignCluster: 'm',
  clusterBefore: 'Alt+ArrowUp',
  clusterAfter: 'Alt+ArrowDown',
  nudgeUp: 'Alt+ArrowUp',
  nudgeDown: 'Alt+ArrowDown',
  nudgeLeft: 'Alt+ArrowLeft',
  nudgeRight: 'Alt+ArrowRight',
  clusterUp: 'Alt+ArrowUp',
  clusterDown: 'Alt+ArrowDown',
  clusterLeft: 'Alt+ArrowLeft',
  clusterRight: 'Alt+ArrowRight',
  colourIdea: 'k',
  addLink: 'l',
  removeLink: 'Shift+l',
  castVote: '+',
  withdrawVote: '-',
  selectIdea: 'x',
  selectAll: 'Shift+x',
  mergeIdeas: 'y',
  mergeClusters: 'y',
  splitCluster: 'Shift+y',
  removeIdea: 'Delete',
  addCluster: 'c',
  renameCluster: 'e',
  removeCluster: 'Delete',
  addAgendaItem: 'g',
  renameAgendaItem: 'e',
  agendaItemUp: 'Alt+ArrowUp',
  agendaItemDown: 'Alt+ArrowDown',
  removeAgendaItem: 'Delete',
  planAgendaItem: 'p',
  startItem: 's',
  finishItem: 's',
  planMeeting: 'Shift+p',
  editMinutes: 't',
  recordDecision: 'b',
  newDecision: 'b',
  decideAtItem: 'b',
  assignAction: 'a',
  newAction: 'a',
  assignAtItem: 'a',
  editDecision: 'e',
  withdrawDecision: 'Delete',
  editAction: 'e',
  completeAction: 'd',
  reopenAction: 'd',
  withdrawAction: 'Delete',
  startRun: 'Shift+r',
  setLayout: 'Shift+i',
  setBoardLayout: 'Shift+i',
  nextPhase: 'Shift+n',
  choosePhase: 'Shift+f',
  pauseRun: 'Shift+w',
  resumeRun: 'Shift+w',
  addMinute: 'Shift+m',
  endPhase: 'Shift+e',
  revealIdeas: 'Shift+z',
  revealCluster: 'Shift+z',
  harvestRun: 'Shift+u',
  finishRun: 'Shift+k',
  abortRun: 'Shift+a',
  makeGroups: 'Shift+g',
  chooseGroup: 'Shift+g',
  moveToGroup: 'Shift+g',
  sayReady: 'j',
  sayNotReady: 'j',
  setRole: 'r',
  removePerson: 'Delete',
} as const satisfies Partial<Record<ActionId, string>>;

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Every key that does something here, so that nothing is fetched for one that does not. */
const known = new Set<string>(Object.values(keys));

/** A key as the table above writes it. A letter is itself whatever Caps Lock says; of a sign, Shift is a part. */
export function chordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  // How Windows writes what other systems write with Shift.
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'y') return keys.redo;
  const key = event.key === '=' ? '+' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isSign = key.length === 1 && key === key.toUpperCase();
  return [(event.ctrlKey || event.metaKey) && 'Mod', event.altKey && 'Alt', event.shiftKey && !isSign && 'Shift', key].filter(Boolean).join('+');
}

/** Of those, what does something in every browser: there it is left alone where there is nothing to move. */
const ofBrowser: ReadonlySet<string> = new Set([keys.nudgeLeft, keys.nudgeRight]);

/** Whether a key is one of ours, with the focus on that. */
export const isOurs = (chord: string, isOnCanvas: boolean): boolean => isKnown(chord) && (isOnCanvas || !ofBrowser.has(chord));

export const isKnown = (chord: string): boolean => known.has(chord);

/** Whether a key is one that somebody could press, or say, by accident. */
export const isSingle = (chord: string): boolean => !/^(Mod|Alt)\+/.test(chord) && chord.replace('Shift+', '').length === 1;

/** A key as it stands on a keyboard. */
export function nameOfKey(chord: string, names: Readonly<Record<string, string>>): string {
  return chord
    .split(/(?<=.)\+(?=.)/)
    .map((part) => (part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (names[part] ?? (part.length === 1 ? part.toUpperCase() : part))))
    .join(' + ');
}

const place = 'samenwerken.keys';

/** Whether single keys do something, on this device. */
export const haveSingleKeys = (): boolean => kept(place) !== 'off';

export const setSingleKeys = (isOn: boolean): void => keep(place, isOn ? 'on' : 'off');
