// Written from the C# that serves it; `UPDATE_VECTORS=1 dotnet test tests/Web.Tests` writes it anew.

export type Role = 'facilitator' | 'noteTaker' | 'participant' | 'observer';

export type Sector = 'government' | 'education' | 'research' | 'business' | 'society';

export type Channel = 'room' | 'remote';

export type MeetingStatus = 'open' | 'closed';

export type MinutesWriters = 'all' | 'noteTakers';

export type VoteRoundStatus = 'open' | 'closed';

export type ActionStatus = 'open' | 'done' | 'withdrawn';

export type DecisionMethod = 'consent' | 'vote' | 'mandate';

export type IdeaColour = 'yellow' | 'green' | 'blue' | 'pink' | 'violet';

export type LockScope = 'board' | 'cluster' | 'phase' | 'person';

export type TrailKind = 'decision' | 'action' | 'lesson' | 'valueStory';

export type AgendaSort = 'checkIn' | 'inform' | 'explore' | 'create' | 'choose' | 'decide' | 'learn' | 'break' | 'anyOtherBusiness' | 'checkOut';

export type AgendaItemState = 'todo' | 'running' | 'done' | 'skipped' | 'moved';

export type AgendaField = 'sort' | 'minutes' | 'ownerId' | 'question' | 'output' | 'preparation' | 'worksOn';

export type BoardLayout = 'free' | 'columns' | 'grid' | 'quadrants' | 'axis' | 'rings' | 'tables' | 'agendaWall' | 'timeline' | 'xcurve' | 'list';

export type WorkForm = 'solo' | 'pair' | 'small' | 'circle' | 'plenary';

export type PhaseInput = 'hidden' | 'open' | 'closed' | 'turns' | 'vote' | 'score' | 'passSheet' | 'none';

export type VotingType = 'none' | 'dots' | 'dotsColored' | 'single' | 'scale' | 'score25' | 'consent';

export type RunStatus = 'prepared' | 'running' | 'paused' | 'overtime' | 'harvesting' | 'finished' | 'aborted';

export type GroupPlace = 'room' | 'online' | 'mixed';

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

export interface IdeaWords {
  ideaId: string;
  text: string;
}

export interface MethodPlan {
  methodId?: string;
  name: string;
  layout: BoardLayout;
  zones: PlanZone[];
  phases: PlanPhase[];
  voting: PlanVoting;
  axes?: string[];
}

export interface PlanZone {
  name: string;
  row?: number;
  column?: number;
}

export interface PlanPhase {
  title: string;
  minutes: number;
  form: WorkForm;
  input: PhaseInput;
}

export interface PlanVoting {
  type: VotingType;
  budget?: number;
  maxPerIdea?: number;
}

export interface ItemDraft {
  itemId: string;
  title: string;
  sort?: AgendaSort;
  minutes?: number;
  question?: string;
  output?: string[];
  preparation?: string;
  plan?: MethodPlan;
  worksOn?: string;
}

export interface Hand {
  id: string;
  personId?: string;
  label?: string;
  channel: Channel;
  raisedAt: string;
}

export interface Speaking {
  hand: Hand;
  since: string;
  endsAt?: string;
}

export interface Grace {
  phase: number;
  until: string;
}

export interface MergedCluster {
  id: string;
  number: number;
  name: string;
}

export interface GroupDraft {
  groupId: string;
  name: string;
  personIds: string[];
  place: GroupPlace;
}

export interface HomeNumber {
  year: number;
  number: number;
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
  home?: HomeNumber;
  assigneeName?: string;
}

export interface AgendaItem {
  kind: 'agendaItem';
  id: string;
  title: string;
  order: number;
  sort?: AgendaSort;
  minutes?: number;
  ownerId?: string;
  question?: string;
  output?: string[];
  preparation?: string;
  plan?: MethodPlan;
  worksOn?: string;
  state?: AgendaItemState;
  startedAt?: string;
  endedAt?: string;
}

export interface Ballot {
  kind: 'ballot';
  id: string;
  roundId: string;
  voterId: string;
  votes: Record<string, number>;
  givenBack?: boolean;
}

export interface ClaimedGuest {
  kind: 'claimedGuest';
  id: string;
  personId: string;
  name: string;
}

export interface Cluster {
  kind: 'cluster';
  id: string;
  number: number;
  name: string;
  authorId: string;
  x?: number;
  y?: number;
  itemId?: string;
  zone?: number;
  mergedFrom?: MergedCluster[];
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
  method?: DecisionMethod;
  ownerId?: string;
  reviewOn?: string;
}

export interface Group {
  kind: 'group';
  id: string;
  number: number;
  name: string;
  personIds: string[];
  place: GroupPlace;
  open?: boolean;
  ended?: boolean;
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
  itemId?: string;
  runId?: string;
  groupId?: string;
  sheet?: number;
  parents?: string[];
  hidden?: boolean;
}

export interface KeptWords {
  kind: 'keptWords';
  id: string;
  number: number;
  text: string;
  reason?: string;
  removedAt: string;
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

export interface InputLock {
  kind: 'lock';
  id: string;
  scope: LockScope;
  targetId?: string;
  byId: string;
  at: string;
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
  communityId?: string;
  plannedId?: string;
  plannedMinutes?: number;
  aim?: string;
  lobby?: boolean;
  standInId?: string;
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

export interface SpeakersQueue {
  kind: 'queue';
  id: string;
  hands: Hand[];
  speaking?: Speaking;
  lastSide?: Channel;
  turnSeconds?: number;
}

export interface Readiness {
  kind: 'ready';
  id: string;
  runId: string;
  phase: number;
}

export interface Removal {
  kind: 'removal';
  id: string;
  reason: string;
}

export interface Restoration {
  kind: 'restoration';
  id: string;
  to: string;
  at: string;
  byId: string;
}

export interface Run {
  kind: 'run';
  id: string;
  itemId: string;
  phases: PlanPhase[];
  phase: number;
  status: RunStatus;
  startedAt: string;
  phaseStartedAt?: string;
  endsAt?: string;
  leftMs?: number;
  grace?: Grace;
  hidden?: number;
  ready?: number;
  revealed?: boolean;
  endedAt?: string;
}

export interface RoomScreen {
  kind: 'screen';
  id: string;
  name?: string;
  openedAt: string;
}

export interface Sheet {
  kind: 'sheet';
  id: string;
  runId: string;
  number: number;
  ownerId: string;
  holderId: string;
  groupId?: string;
}

export interface Spotlight {
  kind: 'spotlight';
  id: string;
  view: string;
  atKind?: string;
  atId?: string;
  x?: number;
  y?: number;
  zoom?: number;
  byId: string;
  since: string;
}

export interface Tombstone {
  kind: 'tombstone';
  id: string;
  number: number;
  reason?: string;
  removedAt: string;
}

export interface Turn {
  kind: 'turn';
  id: string;
  count: number;
  seconds: number;
  lastAt: string;
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

export interface WaitingPerson {
  kind: 'waiting';
  id: string;
  name: string;
  sector?: Sector;
  channel?: Channel;
  role?: Role;
  since: string;
  turnedAway?: boolean;
}

export type AnyRecord = ActionItem | AgendaItem | Ballot | ClaimedGuest | Cluster | Decision | Group | Idea | KeptWords | Link | InputLock | MeetingRecord | Minutes | Origin | Participant | SpeakersQueue | Readiness | Removal | Restoration | Run | RoomScreen | Sheet | Spotlight | Tombstone | Turn | VoteRound | WaitingPerson;

export interface AbortRun {
  type: 'abortRun';
  runId: string;
}

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

export interface AddHand {
  type: 'addHand';
  handId: string;
  personId?: string;
  label?: string;
  channel: Channel;
}

export interface AddIdea {
  type: 'addIdea';
  ideaId: string;
  text: string;
  x?: number;
  y?: number;
  clusterId?: string;
  colour?: IdeaColour;
  runId?: string;
  phase?: number;
  others?: IdeaWords[];
}

export interface AddLink {
  type: 'addLink';
  linkId: string;
  fromIdeaId: string;
  toIdeaId: string;
  label?: string;
}

export interface AddLock {
  type: 'addLock';
  scope: LockScope;
  targetId?: string;
}

export interface AddTime {
  type: 'addTime';
  runId: string;
  minutes: number;
}

export interface Admit {
  type: 'admit';
  personId?: string;
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

export interface ClearSpotlight {
  type: 'clearSpotlight';
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
  others?: string[];
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

export interface EditAgendaItem {
  type: 'editAgendaItem';
  itemId: string;
  title?: string;
  sort?: AgendaSort;
  minutes?: number;
  ownerId?: string;
  question?: string;
  output?: string[];
  preparation?: string;
  worksOn?: string;
  wasTitle?: string;
  wasQuestion?: string;
  wasPreparation?: string;
  clear?: AgendaField[];
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

export interface EndGroups {
  type: 'endGroups';
}

export interface EndPhase {
  type: 'endPhase';
  runId: string;
  phase: number;
}

export interface EndScreen {
  type: 'endScreen';
  screenId: string;
}

export interface EndTurn {
  type: 'endTurn';
}

export interface FinishItem {
  type: 'finishItem';
  itemId: string;
}

export interface FinishRun {
  type: 'finishRun';
  runId: string;
}

export interface GiveFloor {
  type: 'giveFloor';
  handId?: string;
}

export interface HarvestRun {
  type: 'harvestRun';
  runId: string;
}

export interface LowerHand {
  type: 'lowerHand';
  handId: string;
}

export interface MakeGroups {
  type: 'makeGroups';
  groups: GroupDraft[];
  open?: boolean;
}

export interface MergeClusters {
  type: 'mergeClusters';
  into: string;
  from: string[];
}

export interface MergeIdeas {
  type: 'mergeIdeas';
  ideaId: string;
  text: string;
  parents: string[];
  x?: number;
  y?: number;
  clusterId?: string;
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

export interface MoveToGroup {
  type: 'moveToGroup';
  personId?: string;
  groupId: string | null;
}

export interface NameStandIn {
  type: 'nameStandIn';
  personId: string | null;
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

export interface PauseRun {
  type: 'pauseRun';
  runId: string;
}

export interface PlanAgenda {
  type: 'planAgenda';
  items: ItemDraft[];
}

export interface PlanMethod {
  type: 'planMethod';
  itemId: string;
  plan: MethodPlan | null;
  worksOn?: string;
}

export interface RaiseHand {
  type: 'raiseHand';
  handId: string;
}

export interface RecordDecision {
  type: 'recordDecision';
  decisionId: string;
  itemId: string;
  text: string;
  fromIdeas?: string[];
  method?: DecisionMethod;
  owner?: string;
  reviewOn?: string;
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
  reason?: string;
  others?: string[];
}

export interface RemoveLink {
  type: 'removeLink';
  linkId: string;
}

export interface RemoveLock {
  type: 'removeLock';
  scope: LockScope;
  targetId?: string;
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
  was?: string;
}

export interface RenameCluster {
  type: 'renameCluster';
  clusterId: string;
  name: string;
  was?: string;
}

export interface RenameMeeting {
  type: 'renameMeeting';
  title: string;
  was?: string;
}

export interface ReopenAction {
  type: 'reopenAction';
  actionId: string;
}

export interface RestoreBoard {
  type: 'restoreBoard';
  to: string;
}

export interface ResumeRun {
  type: 'resumeRun';
  runId: string;
}

export interface RevealIdeas {
  type: 'revealIdeas';
  runId: string;
  clusterId?: string;
}

export interface SayNotReady {
  type: 'sayNotReady';
  runId: string;
  phase: number;
}

export interface SayReady {
  type: 'sayReady';
  runId: string;
  phase: number;
}

export interface SetLayout {
  type: 'setLayout';
  itemId: string;
  layout: BoardLayout;
}

export interface SetLobby {
  type: 'setLobby';
  on: boolean;
}

export interface SetMeetingPlan {
  type: 'setMeetingPlan';
  plannedMinutes: number | null;
  aim: string | null;
  wasAim?: string;
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

export interface SetSpeakingTime {
  type: 'setSpeakingTime';
  seconds: number | null;
}

export interface SetSpotlight {
  type: 'setSpotlight';
  view: string;
  atKind?: string;
  atId?: string;
  x?: number;
  y?: number;
  zoom?: number;
}

export interface SkipItem {
  type: 'skipItem';
  itemId: string;
  toLater?: boolean;
}

export interface SplitCluster {
  type: 'splitCluster';
  clusterId: string;
  newClusterId: string;
  name: string;
  ideaIds: string[];
}

export interface StartItem {
  type: 'startItem';
  itemId: string;
}

export interface StartPhase {
  type: 'startPhase';
  runId: string;
  phase: number;
}

export interface StartRun {
  type: 'startRun';
  runId: string;
  itemId: string;
  phase?: number;
}

export interface TakeLead {
  type: 'takeLead';
}

export interface TurnAway {
  type: 'turnAway';
  personId: string;
  reason?: string;
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
  | AbortRun
  | AddAgendaItem
  | AddCluster
  | AddHand
  | AddIdea
  | AddLink
  | AddLock
  | AddTime
  | Admit
  | AssignAction
  | AssignCluster
  | CastVote
  | ClearSpotlight
  | CloseMeeting
  | CloseVoteRound
  | ColourIdea
  | CompleteAction
  | EditAction
  | EditAgendaItem
  | EditDecision
  | EditIdea
  | EditMinutes
  | EndGroups
  | EndPhase
  | EndScreen
  | EndTurn
  | FinishItem
  | FinishRun
  | GiveFloor
  | HarvestRun
  | LowerHand
  | MakeGroups
  | MergeClusters
  | MergeIdeas
  | MoveAgendaItem
  | MoveCluster
  | MoveIdea
  | MoveIdeas
  | MoveToGroup
  | NameStandIn
  | OpenMeeting
  | OpenVoteRound
  | PauseRun
  | PlanAgenda
  | PlanMethod
  | RaiseHand
  | RecordDecision
  | RemoveAgendaItem
  | RemoveCluster
  | RemoveIdea
  | RemoveLink
  | RemoveLock
  | RemovePerson
  | RenameAgendaItem
  | RenameCluster
  | RenameMeeting
  | ReopenAction
  | RestoreBoard
  | ResumeRun
  | RevealIdeas
  | SayNotReady
  | SayReady
  | SetLayout
  | SetLobby
  | SetMeetingPlan
  | SetMinutesWriters
  | SetRole
  | SetSpeakingTime
  | SetSpotlight
  | SkipItem
  | SplitCluster
  | StartItem
  | StartPhase
  | StartRun
  | TakeLead
  | TurnAway
  | Undo
  | WithdrawAction
  | WithdrawDecision
  | WithdrawVote;

export interface Attendee {
  personId: string;
  name: string;
  sector?: Sector;
  channel?: Channel;
}

export type BalanceCode = 'tooFewPeople' | 'groupsUnknown' | 'groupsTooSmall' | 'noInput' | 'missing' | 'dominant' | 'noOthers' | 'oneOther';

export type BalanceLens = 'members' | 'attendance' | 'input';

export type BalanceOutcome = 'unknown' | 'green' | 'amber' | 'red';

export interface BalanceReason {
  code: BalanceCode;
  group?: string;
  percent?: number;
}

export interface BalanceShare {
  group: string;
  count: number;
}

export type BreakDown = 'optimising' | 'destabilising' | 'chaos' | 'breakingDown' | 'phasingOut';

export type BuildUp = 'experimenting' | 'accelerating' | 'emerging' | 'institutionalising' | 'stabilising';

export interface Commitment {
  id: string;
  organisationId: string;
  promises: string;
  due: string;
  keptOn?: string;
}

export type CommunityActionStatus = 'open' | 'inProgress' | 'done' | 'dropped';

export interface CommunityFields {
  name?: string;
  issueStatement?: string;
  horizon?: string;
  themes?: string[];
  transitions?: string[];
  compositionMode?: CompositionMode;
  compositionWhy?: string;
  scaleLevel?: ScaleLevel;
  areas?: string[];
  parentId?: string;
  startDate?: string;
  plannedEnd?: string;
  rhythm?: number;
  maturityStage?: MaturityStage;
  licence?: string;
  visibility?: Visibility;
  archiveOn?: string;
  cleared?: string[];
}

export type CommunityRole = 'coordinator' | 'facilitator' | 'noteTaker' | 'coreGroup' | 'member' | 'observer';

export type CommunityStatus = 'draft' | 'recruiting' | 'active' | 'paused' | 'concluding' | 'archived' | 'cancelled';

export type CompositionMode = 'mixed' | 'peer';

export interface DealAsSeen {
  parties: string[];
  start?: string;
  end?: string;
  publicInterestNote?: string;
}

export type DealStatus = 'draft' | 'negotiating' | 'agreed' | 'running' | 'evaluated' | 'ended';

export type DecisionStatus = 'taken' | 'carriedOut' | 'revised' | 'withdrawn';

export type DecisionSubject = 'agreements' | 'continue' | 'split' | 'scaleUp' | 'handOver' | 'conclude';

export interface ExperimentAsSeen {
  where: string;
  transition?: string;
  ruleInTheWay?: RegimeObstacle;
  obstacleNote?: string;
  learned?: string;
  nextScale?: ScaleLevel;
}

export type ExperimentStatus = 'planned' | 'running' | 'done' | 'stopped';

export type HelpRequestStatus = 'pitched' | 'matched' | 'trying' | 'works' | 'stopped' | 'shared';

export type ItemKind = 'checkIn' | 'inform' | 'explore' | 'create' | 'choose' | 'decide' | 'learn' | 'break' | 'anyOtherBusiness' | 'checkOut';

export type LearningForm = 'cop' | 'learningCircle' | 'peerConsultation' | 'teamCoaching' | 'onlineNetwork' | 'participationTable';

export interface LessonCheck {
  personId: string;
  organisationId?: string;
  at: string;
}

export type LessonConfidence = 'experienced' | 'repeated' | 'researched';

export type LessonPart = 'situation' | 'whatWeDid' | 'whatHappened' | 'whyItWorked' | 'advice' | 'conditions';

export interface LessonSource {
  kind: LessonSourceKind;
  meetingId?: string;
  sourceId: string;
  text?: string;
  group?: string;
}

export type LessonSourceKind = 'idea' | 'voteRound' | 'minutes' | 'decision' | 'action' | 'experiment' | 'helpRequest';

export type LessonStatus = 'candidate' | 'drafted' | 'checked' | 'published' | 'outdated';

export interface LevelReason {
  sign: LevelSign;
  names: string[];
}

export type LevelSign = 'places' | 'provinces' | 'countries';

export type MaturityStage = 'potential' | 'coalescing' | 'maturing' | 'stewardship' | 'transformation';

export type MeetingAnswer = 'room' | 'remote' | 'no';

export type MeetingForm = 'onsite' | 'online' | 'hybrid';

export type MemberStatus = 'invited' | 'active' | 'paused' | 'left';

export interface ObstacleCount {
  obstacle: RegimeObstacle;
  count: number;
}

export type OldNotes = 'keepName' | 'formerMember' | 'withdraw';

export type OrganisationStatus = 'suggested' | 'invited' | 'participating' | 'former' | 'declined';

export type ParticipationLevel = 'core' | 'active' | 'peripheral';

export interface PlanAsSeen {
  title: string;
  aim?: string;
  startsAt: string;
  endsAt: string;
  form: MeetingForm;
  place?: string;
  videoLink?: string;
  agenda: PlannedItem[];
}

export interface PlannedItem {
  title: string;
  kind: ItemKind;
  minutes: number;
  method?: string;
}

export type PlannedStatus = 'planned' | 'running' | 'held' | 'cancelled';

export type PositionInRegime = 'niche' | 'regime' | 'both';

export type ProposalSort = 'meeting' | 'community' | 'invitation' | 'lesson';

export type ProposalStatus = 'open' | 'accepted' | 'declined';

export interface ProposedInvitation {
  name: string;
  sector?: string;
  organisationId?: string;
}

export interface ProposedMeeting {
  plannedId: string;
  title: string;
  aim?: string;
  startsAt: string;
  endsAt: string;
  form: MeetingForm;
  place?: string;
  videoLink?: string;
  agenda: PlannedItem[];
  saw?: PlanAsSeen;
}

export type RegimeObstacle = 'law' | 'money' | 'power' | 'norm' | 'routine' | 'knowledge' | 'infrastructure';

export interface ResultLine {
  ideaId: string;
  text: string;
  votes: number;
}

export type ScaleLevel = 'local' | 'regional' | 'national' | 'international';

export interface SeriesMoment {
  plannedId: string;
  startsAt: string;
}

export interface Signatory {
  organisationId: string;
  name: string;
}

export interface SourceIdea {
  meetingId: string;
  ideaId: string;
}

export interface SpaceAsSeen {
  sponsor?: string;
  coordinatorHours?: number;
  facilitatorHours?: number;
  noteTakerHours?: number;
  coreGroupHours?: number;
}

export interface StageReason {
  sign: StageSign;
  count?: number;
}

export type StageSign = 'notActive' | 'noMeetings' | 'fewMembers' | 'meetingsHeld' | 'agreementsMade' | 'storiesTold' | 'experimentsRun' | 'lessonsChecked' | 'monthsTogether' | 'lessonsPublished' | 'concluding' | 'endNear' | 'fewCame';

export type StepName = 'exploreIssue' | 'chooseForm' | 'formCore' | 'invite' | 'agree' | 'designProgramme' | 'kickOff' | 'experiment' | 'harvest' | 'anchor';

export type StepStatus = 'open' | 'partly' | 'done' | 'notApplicable';

export type ValueCycle = 'immediate' | 'potential' | 'applied' | 'realized' | 'transformative' | 'strategic' | 'enabling' | 'orienting';

export interface ValuePart {
  cycle: ValueCycle;
  text: string;
}

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

export interface BalanceNow {
  kind: 'balance';
  id: string;
  lens: BalanceLens;
  outcome: BalanceOutcome;
  people: number;
  shares: BalanceShare[];
  evenness?: number;
  reasons: BalanceReason[];
}

export interface BalancePoint {
  kind: 'balancePoint';
  id: string;
  lens: BalanceLens;
  at: string;
  meetingId?: string;
  outcome: BalanceOutcome;
  people: number;
  shares: BalanceShare[];
  evenness?: number;
}

export interface BalanceReview {
  kind: 'balanceReview';
  id: string;
  at: string;
  byId: string;
}

export interface CallForProposals {
  kind: 'callForProposals';
  id: string;
  opens: string;
  closes: string;
  criteria: string;
  budget?: number;
}

export interface Claim {
  kind: 'claim';
  id: string;
  meetingId: string;
  participantId: string;
  personId: string;
  at: string;
}

export interface Coalition {
  kind: 'coalition';
  id: string;
  number: number;
  name: string;
  helpRequestId: string;
  memberIds: string[];
  firstTrial?: string;
  formedAt: string;
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

export interface CommunityAction {
  kind: 'communityAction';
  id: string;
  number: number;
  year: number;
  text: string;
  assigneeId: string;
  assigneeName?: string;
  due?: string;
  status: CommunityActionStatus;
  meetingId: string;
  fromIdeas: SourceIdea[];
  assignedAt: string;
  doneAt?: string;
  reason?: string;
  changed?: boolean;
  handedOver?: boolean;
}

export interface CommunityDecision {
  kind: 'communityDecision';
  id: string;
  number: number;
  year: number;
  text: string;
  meetingId: string;
  fromIdeas: SourceIdea[];
  takenAt: string;
  status: DecisionStatus;
  subject?: DecisionSubject;
  method?: DecisionMethod;
  ownerId?: string;
  ownerName?: string;
  reviewOn?: string;
  revisedById?: string;
}

export interface Contact {
  kind: 'contact';
  id: string;
  email: string;
}

export interface Deal {
  kind: 'deal';
  id: string;
  number: number;
  title: string;
  status: DealStatus;
  parties: string[];
  commitments: Commitment[];
  start?: string;
  end?: string;
  document?: string;
  publicInterestNote?: string;
  draftedAt: string;
  signedOn?: string;
  signatories?: Signatory[];
  mayNeedDisclosure?: boolean;
}

export interface DismissedAdvice {
  kind: 'dismissedAdvice';
  id: string;
  lens: BalanceLens;
  code: BalanceCode;
  group?: string;
  reason: string;
  dismissedById: string;
  dismissedAt: string;
}

export interface ExperienceOffer {
  kind: 'experienceOffer';
  id: string;
  helpRequestId: string;
  text: string;
  offeredById: string;
  offeredAt: string;
}

export interface Experiment {
  kind: 'experiment';
  id: string;
  number: number;
  hypothesis: string;
  where: string;
  ownerId: string;
  status: ExperimentStatus;
  plannedAt: string;
  transition?: string;
  helpRequestId?: string;
  ruleInTheWay?: RegimeObstacle;
  obstacleNote?: string;
  learned?: string;
  nextScale?: ScaleLevel;
  endedAt?: string;
}

export interface ExplorationTalk {
  kind: 'explorationTalk';
  id: string;
  day: string;
  sector?: string;
  insight: string;
  byId: string;
}

export interface HelpRequest {
  kind: 'helpRequest';
  id: string;
  number: number;
  text: string;
  pitchedById: string;
  pitchedAt: string;
  status: HelpRequestStatus;
  coalitionId?: string;
  learned?: string;
  sharedAt?: string;
}

export interface Lesson {
  kind: 'lesson';
  id: string;
  number: number;
  title: string;
  status: LessonStatus;
  sources: LessonSource[];
  groups: string[];
  checks: LessonCheck[];
  themes: string[];
  transitions: string[];
  confidence: LessonConfidence;
  proposedById?: string;
  proposedAt: string;
  publishedAt?: string;
  outdatedWhy?: string;
}

export interface LessonContribution {
  kind: 'lessonContribution';
  id: string;
  lessonId: string;
  personId: string;
  isNamed: boolean;
}

export interface LessonPerspective {
  kind: 'lessonPerspective';
  id: string;
  lessonId: string;
  group: string;
  text: string;
}

export interface LessonText {
  kind: 'lessonText';
  id: string;
  lessonId: string;
  part: LessonPart;
  text: string;
  revision: number;
}

export interface LevelAdvice {
  kind: 'levelAdvice';
  id: string;
  level: ScaleLevel;
  reasons: LevelReason[];
}

export interface AnswerToMeeting {
  kind: 'meetingAnswer';
  id: string;
  plannedId: string;
  personId: string;
  answer: MeetingAnswer;
}

export interface MeetingAttendance {
  kind: 'meetingAttendance';
  id: string;
  people: Attendee[];
}

export interface MeetingResult {
  kind: 'meetingResult';
  id: string;
  meetingId: string;
  question: string;
  voters: number;
  ballots: number;
  tally: ResultLine[];
  closedAt: string;
}

export interface MeetingSeries {
  kind: 'meetingSeries';
  id: string;
  title: string;
  meetings: number;
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
  forgottenAt?: string;
}

export interface ObstacleOverview {
  kind: 'obstacleOverview';
  id: string;
  experiments: number;
  obstacles: ObstacleCount[];
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

export interface Participation {
  kind: 'participation';
  id: string;
  level: ParticipationLevel;
}

export interface PartnerGroups {
  kind: 'partnerGroups';
  id: string;
  groups: PartnerGroup[];
  seq: number;
}

export interface PlannedMeeting {
  kind: 'plannedMeeting';
  id: string;
  number: number;
  title: string;
  aim?: string;
  startsAt: string;
  endsAt: string;
  form: MeetingForm;
  place?: string;
  videoLink?: string;
  seriesId?: string;
  agenda: PlannedItem[];
  status: PlannedStatus;
  meetingId?: string;
  heldAt?: string;
  people?: number;
  contributors?: number;
  ideas?: number;
  takenSeq?: number;
  methods?: string[];
  runsWithIdeas?: number;
}

export interface CommunityProgress {
  kind: 'progress';
  id: string;
  step?: StepName;
  asks?: string;
  done: number;
  partly: number;
  notApplicable: number;
}

export interface Proposal {
  kind: 'proposal';
  id: string;
  sort: ProposalSort;
  status: ProposalStatus;
  byId: string;
  at: string;
  note?: string;
  meeting?: ProposedMeeting;
  community?: CommunityFields;
  invitation?: ProposedInvitation;
  lessonId?: string;
  answeredById?: string;
  answeredAt?: string;
  answer?: string;
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

export interface StageAdvice {
  kind: 'stageAdvice';
  id: string;
  stage: MaturityStage;
  reasons: StageReason[];
}

export interface CommunityStep {
  kind: 'step';
  id: string;
  number: number;
  status: StepStatus;
  met: string[];
  missing: string[];
  tickedAt?: string;
  why?: string;
}

export interface ValueStory {
  kind: 'valueStory';
  id: string;
  number: number;
  parts: ValuePart[];
  tellerId?: string;
  lessonId?: string;
  toldAt: string;
}

export interface ValueStoryTeller {
  kind: 'valueStoryTeller';
  id: string;
  personId: string;
}

export interface XCurvePosition {
  kind: 'xCurvePosition';
  id: string;
  transition: string;
  buildUp?: BuildUp;
  breakDown?: BreakDown;
  on: string;
  note?: string;
  placedById: string;
  placedAt: string;
}

export type AnyCommunityRecord = AccessNeeds | Agreements | BalanceNow | BalancePoint | BalanceReview | CallForProposals | Claim | Coalition | CommunityRecord | CommunityAction | CommunityDecision | Contact | Deal | DismissedAdvice | ExperienceOffer | Experiment | ExplorationTalk | HelpRequest | Lesson | LessonContribution | LessonPerspective | LessonText | LevelAdvice | AnswerToMeeting | MeetingAttendance | MeetingResult | MeetingSeries | Member | ObstacleOverview | Organisation | Participation | PartnerGroups | PlannedMeeting | CommunityProgress | Proposal | Space | StageAdvice | CommunityStep | ValueStory | ValueStoryTeller | XCurvePosition;

export interface AcceptAgreements {
  type: 'acceptAgreements';
  version: number;
}

export interface AcceptInvitation {
  type: 'acceptInvitation';
  agreements?: number;
}

export interface AcceptProposal {
  type: 'acceptProposal';
  proposalId: string;
}

export interface AddCommitment {
  type: 'addCommitment';
  dealId: string;
  commitmentId: string;
  organisationId: string;
  promises: string;
  due: string;
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

export interface AnswerMeeting {
  type: 'answerMeeting';
  plannedId: string;
  answer: MeetingAnswer;
}

export interface CancelPlannedMeeting {
  type: 'cancelPlannedMeeting';
  plannedId: string;
}

export interface CheckLesson {
  type: 'checkLesson';
  lessonId: string;
}

export interface ChooseLearningForm {
  type: 'chooseLearningForm';
  form: LearningForm;
  why: string;
  advised?: LearningForm;
}

export interface DeclineInvitation {
  type: 'declineInvitation';
}

export interface DeclineProposal {
  type: 'declineProposal';
  proposalId: string;
  reason: string;
}

export interface DescribeDecision {
  type: 'describeDecision';
  decisionId: string;
  method?: DecisionMethod;
  ownerId?: string;
  reviewOn?: string;
}

export interface DismissAdvice {
  type: 'dismissAdvice';
  lens: BalanceLens;
  code: BalanceCode;
  group?: string;
  reason: string;
}

export interface DraftDeal {
  type: 'draftDeal';
  dealId: string;
  title: string;
  publicInterestNote?: string;
}

export interface DropLesson {
  type: 'dropLesson';
  lessonId: string;
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

export interface EditDeal {
  type: 'editDeal';
  dealId: string;
  title: string;
  parties?: string[];
  start?: string;
  end?: string;
  publicInterestNote?: string;
  was: string;
  saw?: DealAsSeen;
}

export interface EditExperiment {
  type: 'editExperiment';
  experimentId: string;
  hypothesis: string;
  where: string;
  transition?: string;
  ruleInTheWay?: RegimeObstacle;
  obstacleNote?: string;
  learned?: string;
  nextScale?: ScaleLevel;
  was: string;
  saw?: ExperimentAsSeen;
}

export interface EditLesson {
  type: 'editLesson';
  lessonId: string;
  title: string;
  sources?: LessonSource[];
  themes?: string[];
  transitions?: string[];
  confidence: LessonConfidence;
  was: string;
}

export interface EditLessonText {
  type: 'editLessonText';
  lessonId: string;
  part: LessonPart;
  basedOn: number;
  delta: Delta;
  goesOn?: boolean;
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

export interface EditOrganisation {
  type: 'editOrganisation';
  organisationId: string;
  name: string;
  sector?: string;
  partnerId?: string;
  area?: string;
  website?: string;
}

export interface EditValueStory {
  type: 'editValueStory';
  valueStoryId: string;
  parts: ValuePart[];
}

export interface EndCallForProposals {
  type: 'endCallForProposals';
}

export interface EndMembership {
  type: 'endMembership';
  personId: string;
}

export interface ForgetMember {
  type: 'forgetMember';
  personId: string;
  oldNotes: OldNotes;
}

export interface JoinCoalition {
  type: 'joinCoalition';
  coalitionId: string;
}

export interface KeepCommitment {
  type: 'keepCommitment';
  dealId: string;
  commitmentId: string;
  keptOn: string | null;
}

export interface LeaveCoalition {
  type: 'leaveCoalition';
  coalitionId: string;
}

export interface LeaveCommunity {
  type: 'leaveCommunity';
  oldNotes: OldNotes;
}

export interface LogTalk {
  type: 'logTalk';
  talkId: string;
  day: string;
  sector?: string;
  insight: string;
}

export interface MarkDecision {
  type: 'markDecision';
  decisionId: string;
  subject: DecisionSubject | null;
}

export interface MatchHelpRequest {
  type: 'matchHelpRequest';
  helpRequestId: string;
  coalitionId: string;
  name: string;
  memberIds?: string[];
  firstTrial?: string;
}

export interface OfferExperience {
  type: 'offerExperience';
  offerId: string;
  helpRequestId: string;
  text: string;
}

export interface OutdateLesson {
  type: 'outdateLesson';
  lessonId: string;
  reason: string;
}

export interface PauseMembership {
  type: 'pauseMembership';
}

export interface PitchHelpRequest {
  type: 'pitchHelpRequest';
  helpRequestId: string;
  text: string;
}

export interface PlaceOnXCurve {
  type: 'placeOnXCurve';
  positionId: string;
  transition: string;
  buildUp?: BuildUp;
  breakDown?: BreakDown;
  on: string;
  note?: string;
}

export interface PlanExperiment {
  type: 'planExperiment';
  experimentId: string;
  hypothesis: string;
  where: string;
  transition?: string;
  helpRequestId?: string;
}

export interface PlanMeeting {
  type: 'planMeeting';
  plannedId: string;
  title: string;
  aim?: string;
  startsAt: string;
  endsAt: string;
  form: MeetingForm;
  place?: string;
  videoLink?: string;
  agenda?: PlannedItem[];
  saw?: PlanAsSeen;
}

export interface PlanSeries {
  type: 'planSeries';
  seriesId: string;
  title: string;
  meetings: SeriesMoment[];
  minutes: number;
  form: MeetingForm;
  place?: string;
  videoLink?: string;
}

export interface PlanSpace {
  type: 'planSpace';
  sponsor?: string;
  coordinatorHours?: number;
  facilitatorHours?: number;
  noteTakerHours?: number;
  coreGroupHours?: number;
  saw?: SpaceAsSeen;
}

export interface Propose {
  type: 'propose';
  proposalId: string;
  note?: string;
  meeting?: ProposedMeeting;
  community?: CommunityFields;
  invitation?: ProposedInvitation;
  lessonId?: string;
}

export interface ProposeLesson {
  type: 'proposeLesson';
  lessonId: string;
  title: string;
  sources?: LessonSource[];
}

export interface PublishLesson {
  type: 'publishLesson';
  lessonId: string;
}

export interface ReassignAction {
  type: 'reassignAction';
  actionId: string;
  assigneeId: string;
  due?: string;
}

export interface RemoveCommitment {
  type: 'removeCommitment';
  dealId: string;
  commitmentId: string;
}

export interface RemoveTalk {
  type: 'removeTalk';
  talkId: string;
}

export interface RemoveValueStory {
  type: 'removeValueStory';
  valueStoryId: string;
}

export interface RemoveXCurvePosition {
  type: 'removeXCurvePosition';
  positionId: string;
}

export interface ResumeAdvice {
  type: 'resumeAdvice';
  lens: BalanceLens;
  code: BalanceCode;
  group?: string;
}

export interface ResumeMembership {
  type: 'resumeMembership';
}

export interface ReviewBalance {
  type: 'reviewBalance';
}

export interface SetActionStatus {
  type: 'setActionStatus';
  actionId: string;
  status: CommunityActionStatus;
  reason?: string;
}

export interface SetCallForProposals {
  type: 'setCallForProposals';
  opens: string;
  closes: string;
  criteria: string;
  budget?: number;
}

export interface SetCommunityStatus {
  type: 'setCommunityStatus';
  status: CommunityStatus;
}

export interface SetContact {
  type: 'setContact';
  email: string | null;
}

export interface SetContribution {
  type: 'setContribution';
  lessonId: string;
  isNamed: boolean | null;
}

export interface SetDealStatus {
  type: 'setDealStatus';
  dealId: string;
  status: DealStatus;
  signedOn?: string;
  signatories?: Signatory[];
  document?: string;
}

export interface SetDecisionStatus {
  type: 'setDecisionStatus';
  decisionId: string;
  status: DecisionStatus;
  revisedBy?: string;
}

export interface SetExperimentStatus {
  type: 'setExperimentStatus';
  experimentId: string;
  status: ExperimentStatus;
  learned?: string;
}

export interface SetHelpRequestStatus {
  type: 'setHelpRequestStatus';
  helpRequestId: string;
  status: HelpRequestStatus;
  learned?: string;
}

export interface SetLessonPerspective {
  type: 'setLessonPerspective';
  lessonId: string;
  group: string;
  text: string | null;
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

export interface SetStepNotApplicable {
  type: 'setStepNotApplicable';
  step: StepName;
  why: string | null;
}

export interface ShareAccessNeeds {
  type: 'shareAccessNeeds';
  text: string;
  consent: boolean;
}

export interface TellValueStory {
  type: 'tellValueStory';
  valueStoryId: string;
  parts: ValuePart[];
  lessonId?: string;
  isNamed: boolean;
}

export interface TickIntake {
  type: 'tickIntake';
  personId: string;
  done: boolean;
}

export interface TickStep {
  type: 'tickStep';
  step: StepName;
  done: boolean;
}

export interface WithdrawAccessNeeds {
  type: 'withdrawAccessNeeds';
}

export interface WithdrawCheck {
  type: 'withdrawCheck';
  lessonId: string;
}

export interface WithdrawOffer {
  type: 'withdrawOffer';
  offerId: string;
}

export interface WithdrawProposal {
  type: 'withdrawProposal';
  proposalId: string;
}

export interface WriteAgreements {
  type: 'writeAgreements';
  text: string;
  was: number;
}

export type CommunityCommand =
  | AcceptAgreements
  | AcceptInvitation
  | AcceptProposal
  | AddCommitment
  | AddOrganisation
  | AnswerMeeting
  | CancelPlannedMeeting
  | CheckLesson
  | ChooseLearningForm
  | DeclineInvitation
  | DeclineProposal
  | DescribeDecision
  | DismissAdvice
  | DraftDeal
  | DropLesson
  | EditCommunity
  | EditDeal
  | EditExperiment
  | EditLesson
  | EditLessonText
  | EditMember
  | EditOrganisation
  | EditValueStory
  | EndCallForProposals
  | EndMembership
  | ForgetMember
  | JoinCoalition
  | KeepCommitment
  | LeaveCoalition
  | LeaveCommunity
  | LogTalk
  | MarkDecision
  | MatchHelpRequest
  | OfferExperience
  | OutdateLesson
  | PauseMembership
  | PitchHelpRequest
  | PlaceOnXCurve
  | PlanExperiment
  | PlanMeeting
  | PlanSeries
  | PlanSpace
  | Propose
  | ProposeLesson
  | PublishLesson
  | ReassignAction
  | RemoveCommitment
  | RemoveTalk
  | RemoveValueStory
  | RemoveXCurvePosition
  | ResumeAdvice
  | ResumeMembership
  | ReviewBalance
  | SetActionStatus
  | SetCallForProposals
  | SetCommunityStatus
  | SetContact
  | SetContribution
  | SetDealStatus
  | SetDecisionStatus
  | SetExperimentStatus
  | SetHelpRequestStatus
  | SetLessonPerspective
  | SetMemberRoles
  | SetOrganisationStatus
  | SetParticipationLevel
  | SetStepNotApplicable
  | ShareAccessNeeds
  | TellValueStory
  | TickIntake
  | TickStep
  | WithdrawAccessNeeds
  | WithdrawCheck
  | WithdrawOffer
  | WithdrawProposal
  | WriteAgreements;

export type GroupPreset = 'fourO' | 'sevenO';

export interface PartnerGroup {
  id: string;
  sector: Sector;
  nl: string;
  en: string;
}

export type PresenceInProgramme = 'invited' | 'active' | 'left';

export type ProgrammeRole = 'coordinator' | 'member';

export type TopicSort = 'theme' | 'crossCutting' | 'transition';

export interface ProgrammeRecord {
  kind: 'programme';
  id: string;
  name: string;
  introduction?: string;
  accent: string;
  groups: PartnerGroup[];
  startedAt: string;
}

export interface ProgrammePerson {
  kind: 'programmePerson';
  id: string;
  name: string;
  number: number;
  role: ProgrammeRole;
  state: PresenceInProgramme;
  since: string;
}

export interface Topic {
  kind: 'topic';
  id: string;
  sort: TopicSort;
  order: number;
  nl: string;
  en: string;
  retired?: boolean;
}

export type AnyProgrammeRecord = ProgrammeRecord | ProgrammePerson | Topic;

export interface AcceptProgrammeInvitation {
  type: 'acceptProgrammeInvitation';
}

export interface EditProgramme {
  type: 'editProgramme';
  name: string;
  introduction?: string;
  accent: string;
}

export interface PutTopic {
  type: 'putTopic';
  topicId: string;
  sort: TopicSort;
  nl: string;
  en: string;
}

export interface ReinstateTopic {
  type: 'reinstateTopic';
  topicId: string;
}

export interface RemoveFromProgramme {
  type: 'removeFromProgramme';
  personId: string;
}

export interface RenameInProgramme {
  type: 'renameInProgramme';
  name: string;
}

export interface RetireTopic {
  type: 'retireTopic';
  topicId: string;
}

export interface SetPartnerGroups {
  type: 'setPartnerGroups';
  preset?: GroupPreset;
  groups: PartnerGroup[];
}

export interface SetProgrammeRole {
  type: 'setProgrammeRole';
  personId: string;
  role: ProgrammeRole;
}

export type ProgrammeCommand =
  | AcceptProgrammeInvitation
  | EditProgramme
  | PutTopic
  | ReinstateTopic
  | RemoveFromProgramme
  | RenameInProgramme
  | RetireTopic
  | SetPartnerGroups
  | SetProgrammeRole;

export type CommunityAnswer = 'participate' | 'decline' | 'leave';

export interface PartnerAccount {
  seq: number;
  promised: PartnerPromise[];
  meetings: number;
  experiences: number;
  experiments: PartnerExperiment[];
  learnt: PartnerLesson[];
}

export interface PartnerExperiment {
  id: string;
  hypothesis: string;
  status: ExperimentStatus;
  learned?: string;
}

export interface PartnerLesson {
  id: string;
  title: string;
  publishedAt: string;
}

export interface PartnerProfile {
  name: string;
  sector: string;
  area?: string;
  website?: string;
  kvk?: string;
  oin?: string;
  about?: string;
}

export interface PartnerPromise {
  id: string;
  dealId: string;
  dealTitle: string;
  dealStatus: DealStatus;
  promises: string;
  due: string;
  keptOn?: string;
}

export type PartnerRole = 'contact' | 'colleague';

export type PartnerStanding = 'invited' | 'active' | 'left';

export interface CommunityAccount {
  kind: 'communityAccount';
  id: string;
  account: PartnerAccount;
}

export interface CommunityLink {
  kind: 'communityLink';
  id: string;
  organisationId: string;
  name: string;
  status: OrganisationStatus;
  since: string;
  isPublic: boolean;
}

export interface PartnerRecord {
  kind: 'partner';
  id: string;
  name: string;
  sector: string;
  area?: string;
  website?: string;
  kvk?: string;
  oin?: string;
  about?: string;
  registeredAt: string;
  demonstration?: boolean;
}

export interface PartnerPerson {
  kind: 'partnerPerson';
  id: string;
  name: string;
  number: number;
  role: PartnerRole;
  state: PartnerStanding;
  since: string;
}

export type AnyPartnerRecord = CommunityAccount | CommunityLink | PartnerRecord | PartnerPerson;

export interface AcceptPartnerInvitation {
  type: 'acceptPartnerInvitation';
}

export interface AnswerCommunity {
  type: 'answerCommunity';
  communityId: string;
  answer: CommunityAnswer;
}

export interface EditPartner {
  type: 'editPartner';
}

export interface RemoveFromPartner {
  type: 'removeFromPartner';
  personId: string;
}

export interface SetPartnerRole {
  type: 'setPartnerRole';
  personId: string;
  role: PartnerRole;
}

export type PartnerCommand =
  | AcceptPartnerInvitation
  | AnswerCommunity
  | EditPartner
  | RemoveFromPartner
  | SetPartnerRole;

export type FindingKind = 'programme' | 'community' | 'partner' | 'meeting' | 'lesson' | 'decision' | 'action' | 'experiment' | 'helpRequest' | 'deal';

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

export interface DemonstrationList {
  communities: InventedCommunity[];
}

export interface InventedCommunity {
  key: string;
  name: string;
  issue: string;
}

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

export interface OpenedScreen {
  meetingId: string;
  screenId: string;
  token: string;
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

export interface ForeseenBoard {
  back: string[];
  gone: string[];
  changed: ForeseenWords[];
  moved: number;
  clusters: number;
  links: number;
}

export interface ForeseenWords {
  now: string;
  then: string;
}

export interface DemonstrationCommunityList {
  communities: DemonstrationCommunity[];
}

export interface DemonstrationCommunity {
  key: string;
  communityId: string;
  name: string;
  issueStatement: string;
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

export interface TrailStep {
  id: string;
  kind: TrailKind;
  number: number;
  text: string;
  status?: string;
  at: string;
}

export interface NoteTrailSteps {
  steps: TrailStep[];
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

export interface CalendarAddress {
  calendarUrl: string;
}

export interface ClaimCode {
  code: string;
  meetingId: string;
}

export interface ClaimedNotes {
  meetingId: string;
  participantId: string;
}

export interface ProgrammeList {
  programmes: ProgrammeSummary[];
}

export interface ProgrammeSummary {
  programmeId: string;
  name: string;
  introduction?: string;
  accent: string;
  groups: PartnerGroup[];
  topics: Topic[];
  started: boolean;
}

export interface EnteredProgramme {
  programmeId: string;
  personId: string;
  token: string;
  invitationUrl: string;
}

export interface InvitedPerson {
  personId: string;
  invitationUrl: string;
}

export interface DirectoryAnswer {
  results: DirectoryHit[];
  total: number;
  hasMore: boolean;
  isComplete: boolean;
}

export interface SharedCommunity {
  communityId: string;
  name: string;
  status: CommunityStatus;
  issueStatement?: string;
  horizon?: string;
  learningForm?: LearningForm;
  scaleLevel: ScaleLevel;
  maturityStage: MaturityStage;
  themes: string[];
  transitions: string[];
  areas: string[];
  members: number;
  startDate: string;
  plannedEnd: string;
  partners: SharedPartner[];
  meetings: SharedMeeting[];
  lessons: SharedLessonTitle[];
  demonstration?: boolean;
}

export interface SharedPartner {
  partnerId: string;
  name: string;
  sector?: string;
}

export interface SharedMeeting {
  id: string;
  title: string;
  aim?: string;
  startsAt: string;
}

export interface SharedLessonTitle {
  lessonId: string;
  title: string;
  groups: string[];
  publishedAt: string;
}

export interface SharedLesson {
  communityId: string;
  community: string;
  lessonId: string;
  number: number;
  title: string;
  confidence: LessonConfidence;
  publishedAt: string;
  themes: string[];
  transitions: string[];
  groups: string[];
  parts: SharedPart[];
  perspectives: SharedPerspective[];
  sources: SharedSources[];
  checkedBy: number;
  licence: string;
  demonstration?: boolean;
}

export interface SharedPart {
  part: LessonPart;
  text: string;
}

export interface SharedPerspective {
  group: string;
  text: string;
}

export interface SharedSources {
  kind: LessonSourceKind;
  count: number;
}

export interface PartnerNetwork {
  partners: NetworkPartner[];
  communities: NetworkCommunity[];
  ties: NetworkTie[];
}

export interface NetworkPartner {
  partnerId: string;
  name: string;
  sector: string;
  demonstration?: boolean;
}

export interface NetworkCommunity {
  communityId: string;
  name: string;
  demonstration?: boolean;
}

export interface NetworkTie {
  partnerId: string;
  communityId: string;
}

export interface DirectoryHit {
  kind: FindingKind;
  entity: string;
  recordId: string;
  title: string;
  text?: string;
  themes: string[];
  transitions: string[];
  areas: string[];
  level?: ScaleLevel;
  stage?: MaturityStage;
  sector?: string;
  status?: string;
  isPublic: boolean;
  demonstration?: boolean;
  parentId?: string;
  on?: string;
}

export interface RegisteredPartner {
  partnerId: string;
  personId: string;
  token: string;
  returnUrl: string;
}

export interface PartnerSummary {
  partnerId: string;
  name: string;
  sector: string;
  area?: string;
  website?: string;
  kvk?: string;
  oin?: string;
  about?: string;
  communities: PartnerCommunity[];
  lessons: LessonOfPartner[];
  accounts: AccountOfPartner[];
  demonstration?: boolean;
}

export interface AccountOfPartner {
  communityId: string;
  account: PartnerAccount;
  experiments: number;
}

export interface PartnerCommunity {
  communityId: string;
  name: string;
  status: OrganisationStatus;
  since: string;
}

export interface LessonOfPartner {
  communityId: string;
  lessonId: string;
  title: string;
  publishedAt: string;
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
  aim: 280,
  preparation: 1000,
  output: 60,
  methodId: 60,
  zoneName: 80,
  itemMinutes: 1440,
  phaseMinutes: 240,
  plannedMinutes: 2880,
  minutes: 40000,
  dots: 99,
  fromIdeas: 50,
  outputs: 12,
  phases: 20,
  zones: 60,
  axes: 8,
  plannedItems: 60,
  ideasMoved: 200,
  coordinate: 1000000,
  clustersMerged: 50,
  groupName: 60,
  groupsAtOnce: 100,
  minutesMore: 30,
  minutesLess: 5,
  ideas: 20000,
  clusters: 500,
  links: 2000,
  agendaItems: 200,
  voteRounds: 100,
  runs: 500,
  groups: 2000,
  decisions: 1000,
  actions: 1000,
  hands: 200,
  locks: 500,
  screens: 20,
  turnSecondsLeast: 10,
  turnSeconds: 3600,
  view: 40,
  zoom: 100,
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
  talks: 200,
  plannedMeetings: 500,
  seriesMeetings: 60,
  plannedItems: 50,
  aim: 280,
  place: 200,
  itemMinutes: 1440,
  membersToBegin: 3,
  monthsPlanned: 15,
  helpRequest: 500,
  helpRequests: 1000,
  offers: 5000,
  learned: 2000,
  coalitionAtLeast: 2,
  coalitionMembers: 40,
  dealTitle: 160,
  deals: 200,
  parties: 50,
  commitments: 100,
  hypothesis: 500,
  where: 160,
  experiments: 1000,
  xCurvePositions: 1000,
  lessonTitle: 280,
  lessons: 1000,
  lessonText: 8000,
  sources: 50,
  sourceText: 500,
  valuePart: 1000,
  valueStories: 2000,
  openProposals: 100,
  answeredProposals: 50,
  budget: 1000000000,
} as const;

export const programmeLimits = {
  communities: 20000,
  name: 120,
  introduction: 1000,
  topicName: 60,
  groups: 12,
  topics: 100,
  people: 1000,
} as const;

export const partnerLimits = {
  name: 120,
  label: 60,
  website: 200,
  about: 500,
  people: 200,
  communities: 1000,
} as const;
