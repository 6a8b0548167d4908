// Written from the C# that serves it; `UPDATE_VECTORS=1 dotnet test tests/Web.Tests` writes it anew.

export type Role = 'facilitator' | 'noteTaker' | 'participant' | 'observer';

export type Sector = 'government' | 'education' | 'research' | 'business' | 'society';

export type Channel = 'room' | 'remote';

export type MeetingStatus = 'open' | 'closed';

export type MinutesWriters = 'all' | 'noteTakers';

export type VoteRoundStatus = 'open' | 'closed';

export type ActionStatus = 'open' | 'done' | 'withdrawn';

export type IdeaColour = 'yellow' | 'green' | 'blue' | 'pink' | 'violet';

/** An edit of a text: 3 keeps three UTF-16 units, 'abc' is inserted, -2 deletes two. */
export type Delta = (number | string)[];

export interface IdeaVotes {
  ideaId: string;
  votes: number;
  text?: string;
}

export interface Eligible {
  upTo: number;
  except: number[];
}

export interface IdeaPlace {
  ideaId: string;
  x?: number;
  y?: number;
}

export interface ActionItem {
  kind: 'action';
  id: string;
  number: number;
  text: string;
  itemId: string;
  assigneeId: string;
  due?: string;
  status: ActionStatus;
  fromIdeas: string[];
  assignedAt: string;
  doneAt?: string;
  reason?: string;
}

export interface AgendaItem {
  kind: 'agendaItem';
  id: string;
  title: string;
  order: number;
}

export interface Ballot {
  kind: 'ballot';
  id: string;
  roundId: string;
  voterId: string;
  votes: Record<string, number>;
  givenBack?: boolean;
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

export interface Decision {
  kind: 'decision';
  id: string;
  number: number;
  text: string;
  itemId: string;
  fromIdeas: string[];
  recordedAt: string;
  withdrawn?: boolean;
  reason?: string;
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
  colour?: IdeaColour;
}

export interface Link {
  kind: 'link';
  id: string;
  number: number;
  fromIdeaId: string;
  toIdeaId: string;
  label?: string;
  authorId: string;
}

export interface MeetingRecord {
  kind: 'meeting';
  id: string;
  title: string;
  status: MeetingStatus;
  joinCode?: string;
  startedAt: string;
  closedAt?: string;
  minutesWriters?: MinutesWriters;
  demonstration?: boolean;
  endsAt?: string;
}

export interface Minutes {
  kind: 'minutes';
  id: string;
  text: string;
  revision: number;
}

export interface Origin {
  kind: 'origin';
  id: string;
  hash: string;
  importedAt: string;
  title: string;
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

export interface VoteRound {
  kind: 'voteRound';
  id: string;
  number: number;
  question: string;
  budget: number;
  maxPerIdea: number;
  secret: boolean;
  status: VoteRoundStatus;
  voters: number;
  ballots: number;
  openedAt: string;
  closedAt?: string;
  tally?: IdeaVotes[];
  eligible?: Eligible;
}

export type AnyRecord = ActionItem | AgendaItem | Ballot | Cluster | Decision | Idea | Link | MeetingRecord | Minutes | Origin | Participant | Removal | VoteRound;

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
  colour?: IdeaColour;
}

export interface AddLink {
  type: 'addLink';
  linkId: string;
  fromIdeaId: string;
  toIdeaId: string;
  label?: string;
}

export interface AssignAction {
  type: 'assignAction';
  actionId: string;
  itemId: string;
  text: string;
  assignee: string;
  due?: string;
  fromIdeas?: string[];
}

export interface AssignCluster {
  type: 'assignCluster';
  ideaId: string;
  clusterId: string | null;
}

export interface CastVote {
  type: 'castVote';
  roundId: string;
  ideaId: string;
}

export interface CloseMeeting {
  type: 'closeMeeting';
}

export interface CloseVoteRound {
  type: 'closeVoteRound';
  roundId: string;
}

export interface ColourIdea {
  type: 'colourIdea';
  ideaId: string;
  colour: IdeaColour | null;
}

export interface CompleteAction {
  type: 'completeAction';
  actionId: string;
}

export interface EditAction {
  type: 'editAction';
  actionId: string;
  text: string;
  assignee: string;
  due?: string;
  was: string;
  wasAssignee?: string;
  wasDue?: string;
}

export interface EditDecision {
  type: 'editDecision';
  decisionId: string;
  text: string;
  was: string;
}

export interface EditIdea {
  type: 'editIdea';
  ideaId: string;
  text: string;
  was: string;
}

export interface EditMinutes {
  type: 'editMinutes';
  itemId: string;
  basedOn: number;
  delta: Delta;
  goesOn?: boolean;
}

export interface MoveAgendaItem {
  type: 'moveAgendaItem';
  itemId: string;
  after: string | null;
}

export interface MoveCluster {
  type: 'moveCluster';
  clusterId: string;
  x: number;
  y: number;
}

export interface MoveIdea {
  type: 'moveIdea';
  ideaId: string;
  x: number;
  y: number;
}

export interface MoveIdeas {
  type: 'moveIdeas';
  ideas: IdeaPlace[];
  clusterId?: string | null;
}

export interface OpenMeeting {
  type: 'openMeeting';
}

export interface OpenVoteRound {
  type: 'openVoteRound';
  roundId: string;
  question: string;
  budget: number;
  maxPerIdea: number;
  secret: boolean;
}

export interface RecordDecision {
  type: 'recordDecision';
  decisionId: string;
  itemId: string;
  text: string;
  fromIdeas?: string[];
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

export interface RemoveLink {
  type: 'removeLink';
  linkId: string;
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

export interface ReopenAction {
  type: 'reopenAction';
  actionId: string;
}

export interface SetMinutesWriters {
  type: 'setMinutesWriters';
  who: MinutesWriters;
}

export interface SetRole {
  type: 'setRole';
  personId: string;
  role: Role;
}

export interface Undo {
  type: 'undo';
  commandId: string;
}

export interface WithdrawAction {
  type: 'withdrawAction';
  actionId: string;
  reason?: string;
}

export interface WithdrawDecision {
  type: 'withdrawDecision';
  decisionId: string;
  reason?: string;
}

export interface WithdrawVote {
  type: 'withdrawVote';
  roundId: string;
  ideaId: string;
}

export type Command =
  | AddAgendaItem
  | AddCluster
  | AddIdea
  | AddLink
  | AssignAction
  | AssignCluster
  | CastVote
  | CloseMeeting
  | CloseVoteRound
  | ColourIdea
  | CompleteAction
  | EditAction
  | EditDecision
  | EditIdea
  | EditMinutes
  | MoveAgendaItem
  | MoveCluster
  | MoveIdea
  | MoveIdeas
  | OpenMeeting
  | OpenVoteRound
  | RecordDecision
  | RemoveAgendaItem
  | RemoveCluster
  | RemoveIdea
  | RemoveLink
  | RemovePerson
  | RenameAgendaItem
  | RenameCluster
  | RenameMeeting
  | ReopenAction
  | SetMinutesWriters
  | SetRole
  | Undo
  | WithdrawAction
  | WithdrawDecision
  | WithdrawVote;

export type CommunityRole = 'coordinator' | 'facilitator' | 'noteTaker' | 'coreGroup' | 'member' | 'observer';

export type CommunityStatus = 'draft' | 'recruiting' | 'active' | 'paused' | 'concluding' | 'archived' | 'cancelled';

export type CompositionMode = 'mixed' | 'peer';

export type LearningForm = 'cop' | 'learningCircle' | 'peerConsultation' | 'teamCoaching' | 'onlineNetwork' | 'participationTable';

export type MaturityStage = 'potential' | 'coalescing' | 'maturing' | 'stewardship' | 'transformation';

export type MemberStatus = 'invited' | 'active' | 'paused' | 'left';

export type OldNotes = 'keepName' | 'formerMember';

export type OrganisationStatus = 'suggested' | 'invited' | 'participating' | 'former' | 'declined';

export type ParticipationLevel = 'core' | 'active' | 'peripheral';

export type PositionInRegime = 'niche' | 'regime' | 'both';

export type ScaleLevel = 'local' | 'regional' | 'national' | 'international';

export type Visibility = 'private' | 'members' | 'public';

export interface AccessNeeds {
  kind: 'accessNeeds';
  id: string;
  text: string;
  consentAt: string;
}

export interface Agreements {
  kind: 'agreements';
  id: string;
  text: string;
  version: number;
  writtenAt: string;
}

export interface CommunityRecord {
  kind: 'community';
  id: string;
  name: string;
  status: CommunityStatus;
  initiatorId: string;
  formedAt: string;
  startDate: string;
  plannedEnd: string;
  issueStatement?: string;
  horizon?: string;
  learningForm?: LearningForm;
  learningFormWhy?: string;
  themes: string[];
  transitions: string[];
  compositionMode: CompositionMode;
  compositionWhy?: string;
  scaleLevel: ScaleLevel;
  areas: string[];
  parentId?: string;
  rhythm?: number;
  maturityStage: MaturityStage;
  licence: string;
  visibility: Visibility;
  archiveOn?: string;
  programmeId?: string;
  demonstration?: boolean;
}

export interface Contact {
  kind: 'contact';
  id: string;
  email: string;
}

export interface Member {
  kind: 'member';
  id: string;
  number: number;
  name?: string;
  sector?: string;
  organisationId?: string;
  roles: CommunityRole[];
  status: MemberStatus;
  invitedById?: string;
  invitedAt?: string;
  joinedAt?: string;
  leftAt?: string;
  bring?: string;
  fetch?: string;
  learningQuestion?: string;
  pronunciation?: string;
  positionInRegime?: PositionInRegime;
  agreementsVersion?: number;
  noticeAt?: string;
  hadIntake?: boolean;
  level?: ParticipationLevel;
}

export interface Organisation {
  kind: 'organisation';
  id: string;
  number: number;
  name: string;
  sector?: string;
  status: OrganisationStatus;
  partnerId?: string;
  area?: string;
  website?: string;
}

export interface Space {
  kind: 'space';
  id: string;
  sponsor?: string;
  coordinatorHours?: number;
  facilitatorHours?: number;
  noteTakerHours?: number;
  coreGroupHours?: number;
}

export type AnyCommunityRecord = AccessNeeds | Agreements | CommunityRecord | Contact | Member | Organisation | Space;

export interface AcceptAgreements {
  type: 'acceptAgreements';
  version: number;
}

export interface AcceptInvitation {
  type: 'acceptInvitation';
  agreements?: number;
}

export interface AddOrganisation {
  type: 'addOrganisation';
  organisationId: string;
  name: string;
  sector?: string;
  status?: OrganisationStatus;
  partnerId?: string;
  area?: string;
  website?: string;
}

export interface DeclineInvitation {
  type: 'declineInvitation';
}

export interface EditCommunity {
  type: 'editCommunity';
  name?: string;
  issueStatement?: string;
  horizon?: string | null;
  themes?: string[];
  transitions?: string[];
  compositionMode?: CompositionMode;
  compositionWhy?: string | null;
  scaleLevel?: ScaleLevel;
  areas?: string[];
  parentId?: string | null;
  startDate?: string;
  plannedEnd?: string;
  rhythm?: number | null;
  maturityStage?: MaturityStage;
  licence?: string;
  visibility?: Visibility;
  archiveOn?: string | null;
}

export interface EditMember {
  type: 'editMember';
  personId: string;
  name?: string;
  sector?: string | null;
  organisationId?: string | null;
  bring?: string | null;
  fetch?: string | null;
  learningQuestion?: string | null;
  pronunciation?: string | null;
  positionInRegime?: PositionInRegime | null;
}

export interface EndMembership {
  type: 'endMembership';
  personId: string;
}

export interface LeaveCommunity {
  type: 'leaveCommunity';
  oldNotes: OldNotes;
}

export interface PauseMembership {
  type: 'pauseMembership';
}

export interface PlanSpace {
  type: 'planSpace';
  sponsor?: string;
  coordinatorHours?: number;
  facilitatorHours?: number;
  noteTakerHours?: number;
  coreGroupHours?: number;
}

export interface ResumeMembership {
  type: 'resumeMembership';
}

export interface SetCommunityStatus {
  type: 'setCommunityStatus';
  status: CommunityStatus;
}

export interface SetContact {
  type: 'setContact';
  email: string | null;
}

export interface SetMemberRoles {
  type: 'setMemberRoles';
  personId: string;
  roles: CommunityRole[];
}

export interface SetOrganisationStatus {
  type: 'setOrganisationStatus';
  organisationId: string;
  status: OrganisationStatus;
}

export interface SetParticipationLevel {
  type: 'setParticipationLevel';
  personId: string;
  level: ParticipationLevel | null;
}

export interface ShareAccessNeeds {
  type: 'shareAccessNeeds';
  text: string;
  consent: boolean;
}

export interface TickIntake {
  type: 'tickIntake';
  personId: string;
  done: boolean;
}

export interface WithdrawAccessNeeds {
  type: 'withdrawAccessNeeds';
}

export interface WriteAgreements {
  type: 'writeAgreements';
  text: string;
  was: number;
}

export type CommunityCommand =
  | AcceptAgreements
  | AcceptInvitation
  | AddOrganisation
  | DeclineInvitation
  | EditCommunity
  | EditMember
  | EndMembership
  | LeaveCommunity
  | PauseMembership
  | PlanSpace
  | ResumeMembership
  | SetCommunityStatus
  | SetContact
  | SetMemberRoles
  | SetOrganisationStatus
  | SetParticipationLevel
  | ShareAccessNeeds
  | TickIntake
  | WithdrawAccessNeeds
  | WriteAgreements;

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
  demonstration?: boolean;
  endsAt?: string;
}

export interface CodeStatus {
  meetingId: string;
  title: string;
  status: MeetingStatus;
  demonstration?: boolean;
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

export interface TextEdit {
  revision: number;
  seq: number;
  delta: Delta;
}

export interface TextRevisions {
  revisions: TextEdit[];
}

export interface Entered {
  entity: string;
  personId: string;
  token: string;
  returnUrl: string;
  role?: string;
}

export interface FormedCommunity {
  communityId: string;
  personId: string;
  token: string;
  returnUrl: string;
}

export interface CommunitySummary {
  communityId: string;
  name: string;
  status: CommunityStatus;
  issueStatement?: string;
  learningForm?: LearningForm;
  scaleLevel: ScaleLevel;
  maturityStage: MaturityStage;
  members: number;
  startDate: string;
  plannedEnd: string;
  demonstration?: boolean;
}

export interface InvitedMember {
  personId: string;
  invitationUrl: string;
}

export interface MemberInvitation {
  communityId: string;
  community: string;
  issueStatement?: string;
  horizon?: string;
  name: string;
  invitedBy?: string;
  text?: string;
  roles: CommunityRole[];
  sector?: string;
  status: MemberStatus;
  mustAccept: boolean;
  agreements?: string;
  agreementsVersion?: number;
  demonstration?: boolean;
}

/** How large things may be; see SPEC.md. */
export const limits = {
  idea: 280,
  title: 120,
  personName: 60,
  clusterName: 80,
  linkLabel: 80,
  reason: 280,
  question: 280,
  decision: 500,
  action: 280,
  minutes: 40000,
  dots: 99,
  fromIdeas: 50,
  ideasMoved: 200,
  coordinate: 1000000,
  ideas: 20000,
  clusters: 500,
  links: 2000,
  agendaItems: 200,
  voteRounds: 100,
  decisions: 1000,
  actions: 1000,
  participants: 10000,
  outbox: 256,
  codeLength: 6,
  fileBytes: 20971520,
} as const;

export const communityLimits = {
  communityName: 120,
  issueAtLeast: 40,
  issue: 280,
  horizon: 500,
  why: 500,
  agreements: 8000,
  offer: 280,
  accessNeeds: 500,
  pronunciation: 80,
  email: 254,
  organisationName: 120,
  website: 200,
  invitation: 1000,
  label: 60,
  labels: 20,
  areas: 100,
  meetingsAYear: 60,
  hours: 2000,
  members: 1000,
  organisations: 500,
  membersToBegin: 3,
  monthsPlanned: 15,
} as const;
