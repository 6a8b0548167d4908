import type { Command, Detail } from '../wire';
import type { TextState } from './text';

/** A command that is not known to be saved yet. */
export interface Pending {
  /** Counts up on this device: the order in which commands were given. */
  n?: number;
  id: string;
  meetingId: string;
  command: Command;
  /** When it was given, in milliseconds since 1970. */
  at: number;
  /** It was given without a connection, and no tab has sent it since: it can still be withdrawn. */
  isUnsent?: boolean;
}

/** A command that was refused for good, with what was written in it: nothing of it is lost. */
export interface Returned {
  id: string;
  meetingId: string;
  command: Command;
  at: number;
  code: string;
  message: string;
  detail?: Detail;
}

/** Whose it is: who shares a browser with others never sends, or is shown, what one of them wrote. */
export interface Owned {
  personId: string;
}

/** Keeps what must outlive the tab, of one person. */
export interface OutboxStore {
  load(meetingId: string): Promise<{ pending: Pending[]; returned: Returned[] }>;
  /** Resolves when it is kept. */
  keep(pending: Pending): Promise<void>;
  forget(pending: Pending): Promise<void>;
  /** Moves a pending command to the returned ones, in one step. */
  giveBack(pending: Pending, returned: Returned): Promise<void>;
  /**
   * These are about to be sent, and can no longer be withdrawn. Each was kept or loaded before.
   * @returns the ids of those that are still there: what another tab withdrew is not sent.
   */
  markSent(pending: readonly Pending[]): Promise<Set<string>>;
  /**
   * Takes a command out that no tab has sent, with what is to be given back of it, in one step.
   * @returns false where it is sent already, or gone.
   */
  withdraw(pending: Pending, returned?: Returned): Promise<boolean>;
  dismiss(returned: Returned): Promise<void>;
}

/** What is unsaved of one text in one tab. */
export interface TextRow {
  /** The tab and the text. */
  key: string;
  tab: string;
  meetingId: string;
  itemId: string;
  /** The history of which the revision is one. */
  epoch: string;
  state: TextState;
}

/** Words that could not be put in a text, for their writer to do something with. */
export interface TextDraft {
  id: string;
  meetingId: string;
  itemId: string;
  words: string;
  code: string;
  message: string;
  at: number;
}

/** Left where a row was that another tab took over and finished, so that its first owner does not write it again. */
export interface TakenRow {
  key: string;
  tab: string;
  meetingId: string;
  takenAt: number;
}

/** How long a sleeping tab has to learn that it was taken over, in milliseconds. */
export const takenForMs = 7 * 24 * 3600 * 1000;

/** Keeps what somebody writes in a text until the server has it. A row belongs to one tab at a time. */
export interface TextStore {
  loadTexts(meetingId: string): Promise<{ rows: TextRow[]; drafts: TextDraft[] }>;
  /** @returns false where another tab took the row over: this one may not write it any more. */
  keepText(row: TextRow): Promise<boolean>;
  /** Keeps a row while the page goes away: there is no time to wait for anything. */
  keepTextNow(row: TextRow): void;
  forgetText(row: TextRow): Promise<void>;
  /** Gives the row of a tab that is gone to another, to one only. @returns undefined where it is not that tab's any more. */
  takeOver(row: TextRow, tab: string): Promise<TextRow | undefined>;
  /** Keeps a draft, and forgets the row that it came from in the same step. */
  keepDraft(draft: TextDraft, from?: TextRow): Promise<void>;
  dismissDraft(id: string): Promise<void>;
}

export const rowKey = (tab: string, meetingId: string, itemId: string): string => `${tab}/${meetingId}/${itemId}`;

export const isTaken = (row: TextRow | TakenRow): row is TakenRow => 'takenAt' in row;

/** What stands in the place of a row that is done with. */
export function remains(row: TextRow): TakenRow | undefined {
  const isFirstOwner = row.key === rowKey(row.tab, row.meetingId, row.itemId);
  return isFirstOwner ? undefined : { key: row.key, tab: row.tab, meetingId: row.meetingId, takenAt: Date.now() };
}
