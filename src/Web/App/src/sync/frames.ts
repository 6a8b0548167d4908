import type { AnyRecord, Delta } from '../wire';

/** What the server streams; docs/protocol.md is its full text. */
export type Frame =
  | { welcome: Welcome }
  | { commits: Commit[] }
  | { presence: PresenceNews }
  | { end: string };

/** A place in one history: the number means nothing without its epoch. */
export interface Position {
  epoch: string;
  seq: number;
}

export interface Welcome extends Position {
  /** With it, what changed since that commit; without it, everything. */
  since?: number;
  records: AnyRecord[];
  deleted?: RecordKey[];
}

export interface Commit {
  seq: number;
  /** The id of the command, only for its sender. */
  id?: string;
  /** The short number of the person who acted. */
  by?: number;
  /** The names of the events, for announcements. */
  what?: string[];
  changes?: Change[];
}

export interface RecordKey {
  kind: string;
  id: string;
}

export type Change = { put: AnyRecord } | { patch: RecordKey & Record<string, unknown> } | { delete: RecordKey } | { text: TextChange };

/** An edit of a text, as the server brought it in. */
export interface TextChange extends RecordKey {
  field: string;
  delta: Delta;
  /** Which edit of this text it is: the first is 1. */
  revision: number;
}

export interface PresenceNews {
  count: number;
  /** Absent when so many are here that only their number is told. */
  changed?: Presence[];
  /** In a crowd: who else writes in the text in which this person writes. */
  writers?: Presence[];
  gone?: number[];
}

export interface Presence {
  by: number;
  view?: string;
  at?: RecordKey;
  typing?: boolean;
  /** The part of the canvas that they see: its middle, and how many pixels a unit of the canvas is. */
  port?: { x: number; y: number; zoom: number };
  /** What they drag over the canvas, and how far from where it is confirmed to be. */
  drag?: { ids: string[]; dx: number; dy: number };
  caret?: Caret;
}

/** A place in a text, or a stretch of it where the two ends differ. */
export interface Caret {
  /** Where a selection began, in UTF-16 units. */
  anchor: number;
  head: number;
  /** The revision of the text in which the two are counted. */
  revision: number;
}
