// Written from the C# that serves it; `UPDATE_VECTORS=1 dotnet test tests/Web.Tests` writes it anew.

export type Role = 'facilitator' | 'noteTaker' | 'participant' | 'observer';

export type Sector = 'government' | 'education' | 'research' | 'business' | 'society';

export type Channel = 'room' | 'remote';

export type MeetingStatus = 'open' | 'closed';

export interface AgendaItem {
  kind: 'agendaItem';
  id: string;
  title: string;
  order: number;
}

export interface Cluster {
  kind: 'cluster';
  id: string;
  number: number;
  name: string;
  authorId: string;
  x?: number;
  y?: number;
}

export interface Idea {
  kind: 'idea';
  id: string;
  number: number;
  text: string;
  authorId: string;
  addedAt: string;
  x?: number;
  y?: number;
  clusterId?: string;
}

export interface MeetingRecord {
  kind: 'meeting';
  id: string;
  title: string;
  status: MeetingStatus;
  joinCode?: string;
  startedAt: string;
  closedAt?: string;
}

export interface Participant {
  kind: 'participant';
  id: string;
  name: string;
  number: number;
  role: Role;
  sector?: Sector;
  channel?: Channel;
  joinedAt: string;
  removed?: boolean;
}

export interface Removal {
  kind: 'removal';
  id: string;
  reason: string;
}

export type AnyRecord = AgendaItem | Cluster | Idea | MeetingRecord | Participant | Removal;

export interface AddAgendaItem {
  type: 'addAgendaItem';
  itemId: string;
  title: string;
  after?: string;
}

export interface AddCluster {
  type: 'addCluster';
  clusterId: string;
  name: string;
  x?: number;
  y?: number;
}

export interface AddIdea {
  type: 'addIdea';
  ideaId: string;
  text: string;
  x?: number;
  y?: number;
  clusterId?: string;
}

export interface AssignCluster {
  type: 'assignCluster';
  ideaId: string;
  clusterId: string | null;
}

export interface CloseMeeting {
  type: 'closeMeeting';
}

export interface EditIdea {
  type: 'editIdea';
  ideaId: string;
  text: string;
  was: string;
}

export interface MoveAgendaItem {
  type: 'moveAgendaItem';
  itemId: string;
  after: string | null;
}

export interface MoveIdea {
  type: 'moveIdea';
  ideaId: string;
  x: number;
  y: number;
}

export interface OpenMeeting {
  type: 'openMeeting';
}

export interface RemoveAgendaItem {
  type: 'removeAgendaItem';
  itemId: string;
}

export interface RemoveCluster {
  type: 'removeCluster';
  clusterId: string;
}

export interface RemoveIdea {
  type: 'removeIdea';
  ideaId: string;
}

export interface RemovePerson {
  type: 'removePerson';
  personId: string;
  reason?: string;
}

export interface RenameAgendaItem {
  type: 'renameAgendaItem';
  itemId: string;
  title: string;
}

export interface RenameCluster {
  type: 'renameCluster';
  clusterId: string;
  name: string;
}

export interface RenameMeeting {
  type: 'renameMeeting';
  title: string;
}

export interface SetRole {
  type: 'setRole';
  personId: string;
  role: Role;
}

export type Command =
  | AddAgendaItem
  | AddCluster
  | AddIdea
  | AssignCluster
  | CloseMeeting
  | EditIdea
  | MoveAgendaItem
  | MoveIdea
  | OpenMeeting
  | RemoveAgendaItem
  | RemoveCluster
  | RemoveIdea
  | RemovePerson
  | RenameAgendaItem
  | RenameCluster
  | RenameMeeting
  | SetRole;

export interface FieldProblem {
  field: string;
  code: string;
  max?: number;
  length?: number;
}

export interface Detail {
  field?: string;
  max?: number;
  length?: number;
  current?: string;
  yours?: string;
  reason?: string;
  fields?: FieldProblem[];
}

export interface Accepted {
  status: 'accepted';
  epoch: string;
  seq: number;
}

export interface Rejected {
  status: 'rejected';
  code: string;
  detail?: Detail;
  message?: string;
}

export interface Later {
  status: 'later';
  code: string;
  retryAfterMs: number;
  message?: string;
}

export interface Unknown {
  status: 'unknown';
}

export type Answer = Accepted | Rejected | Later | Unknown;

export interface StartedMeeting {
  meetingId: string;
  joinCode?: string;
  joinUrl?: string;
  personId: string;
  token: string;
  returnUrl: string;
}

export interface JoinedMeeting {
  meetingId: string;
  personId: string;
  token: string;
  returnUrl: string;
}

export interface MeetingSummary {
  meetingId: string;
  title: string;
  status: MeetingStatus;
  joinCode?: string;
  joinUrl?: string;
  participants: number;
  ideas: number;
  startedAt: string;
  closedAt?: string;
}

export interface CodeStatus {
  meetingId: string;
  title: string;
  status: MeetingStatus;
}

export interface Invitation {
  joinCode?: string;
  joinUrl?: string;
  qrCode?: string;
  onlyThisComputer: boolean;
  addressesForOthers: string[];
}

export interface RenewedCode {
  joinCode: string;
  joinUrl: string;
}

export interface ReturnLink {
  returnUrl: string;
}

/** How large things may be; see SPEC.md. */
export const limits = {
  idea: 280,
  title: 120,
  personName: 60,
  clusterName: 80,
  reason: 280,
  coordinate: 1000000,
  ideas: 20000,
  clusters: 500,
  agendaItems: 200,
  participants: 10000,
  outbox: 256,
  codeLength: 6,
} as const;
