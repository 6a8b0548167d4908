import type { AnyRecord } from '../wire';

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

export type Change = { put: AnyRecord } | { patch: RecordKey & Record<string, unknown> } | { delete: RecordKey };

export interface PresenceNews {
  count: number;
  /** Absent when so many are here that only their number is told. */
  changed?: Presence[];
  gone?: number[];
}

export interface Presence {
  by: number;
  view?: string;
  at?: RecordKey;
  typing?: boolean;
}
