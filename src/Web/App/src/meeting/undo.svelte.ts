import type { Command } from '../wire';

/** How many of somebody's deeds the server can take back (UND1). */
export const keptActs = 50;

/** What is not taken back: what is opened, closed or revealed, who was removed, and texts, which have a history of their own. */
const lasting = [
  'openMeeting', 'closeMeeting', 'removePerson', 'openVoteRound', 'closeVoteRound', 'editMinutes', 'undo',
  // What belongs to leading a moment that is past.
  'raiseHand', 'lowerHand', 'addHand', 'giveFloor', 'endTurn', 'setSpeakingTime', 'addLock', 'removeLock', 'setLobby', 'admit', 'turnAway',
  'endScreen', 'setSpotlight', 'clearSpotlight', 'nameStandIn', 'takeLead',
  'startRun', 'startPhase', 'pauseRun', 'resumeRun', 'addTime', 'endPhase', 'revealIdeas', 'harvestRun', 'finishRun', 'abortRun',
  'sayReady', 'sayNotReady', 'makeGroups', 'moveToGroup', 'endGroups',
] as const;

export type Undoable = Exclude<Command['type'], (typeof lasting)[number]>;

/** Something that this person did here and can take back. */
export interface Act {
  /** The command that takes back what is undone: the deed's own, or that of the last undo or redo of it. */
  commandId: string;
  type: Undoable;
  /** What it was about, in the words of those who wrote it. */
  name: string;
}

interface Kept {
  undoable: Act[];
  redoable: Act[];
}

/**
 * What this person did at this device, the last on top, so that a slip can be taken back and put back. It is kept for the
 * tab, so that a reload loses nothing. Whether something can still be taken back is the server's to judge; what it refuses
 * leaves the stack.
 */
export class UndoStack {
  /** What was just taken back or put back, in words, once the server has done so. */
  told = $state.raw<string>();

  #acts = $state.raw<Kept>({ undoable: [], redoable: [] });

  constructor(
    private readonly key: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = tabStorage(),
  ) {
    try {
      const kept = JSON.parse(storage?.getItem(key) ?? 'null') as Kept | null;
      if (kept) this.#acts = kept;
    } catch {
      // Then it starts anew.
    }
  }

  /** What comes back first; undefined where there is nothing. */
  get next(): Act | undefined {
    return this.#acts.undoable.at(-1);
  }

  /** What a redo puts back first. */
  get nextRedo(): Act | undefined {
    return this.#acts.redoable.at(-1);
  }

  /** A command was given. What was undone before it can no longer be put back. */
  did(commandId: string, type: Command['type'], name: string): void {
    if ((lasting as readonly string[]).includes(type)) return;
    const act = { commandId, type: type as Undoable, name };
    this.#keep({ undoable: [...this.#acts.undoable, act].slice(-keptActs), redoable: [] });
  }

  /**
   * Takes back the last deed.
   * @param give Gives a command, and says its id.
   * @returns what is taken back.
   */
  undo(give: (command: Command) => string): Act | undefined {
    const act = this.next;
    if (!act) return undefined;
    const undone = { ...act, commandId: give({ type: 'undo', commandId: act.commandId }) };
    this.#keep({ undoable: this.#acts.undoable.slice(0, -1), redoable: [...this.#acts.redoable, undone] });
    return undone;
  }

  /** Puts back what was undone last: it takes back the undo. */
  redo(give: (command: Command) => string): Act | undefined {
    const act = this.nextRedo;
    if (!act) return undefined;
    const redone = { ...act, commandId: give({ type: 'undo', commandId: act.commandId }) };
    this.#keep({ undoable: [...this.#acts.undoable, redone], redoable: this.#acts.redoable.slice(0, -1) });
    return redone;
  }

  /** The server refused the command: what hung on it is no longer here to be undone or put back. */
  refused(commandId: string): void {
    const without = (acts: Act[]) => acts.filter((act) => act.commandId !== commandId);
    const { undoable, redoable } = this.#acts;
    if ([...undoable, ...redoable].some((act) => act.commandId === commandId)) this.#keep({ undoable: without(undoable), redoable: without(redoable) });
  }

  #keep(acts: Kept): void {
    this.#acts = acts;
    try {
      this.storage?.setItem(this.key, JSON.stringify(acts));
    } catch {
      // A full store: then it lasts as long as the page.
    }
  }
}

function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Whether keys that are pressed there are for a text: it has its own undo. */
export function isForText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit', 'range'].includes(target.type);
}
