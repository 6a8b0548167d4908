import { t } from '../text/index.svelte';
import type { StyleTexts } from '../text/nl.style';
import type { ActionItem, AgendaItem, AnyRecord, Idea, IdeaColour, PlanPhase, RunStatus, VoteRound } from '../wire';

/** Long ago, so that nothing on the page changes from one day to the next. */
const then = '2026-11-22T13:00:00Z';
const colours: readonly IdeaColour[] = ['yellow', 'green', 'blue', 'pink', 'violet'];

const people: AnyRecord[] = [
  { kind: 'meeting', id: 'sample', title: 'Samenwerken', status: 'open', startedAt: then },
  { kind: 'participant', id: 'me', name: 'Fatima', number: 1, role: 'facilitator', joinedAt: then },
  { kind: 'participant', id: 'piet', name: 'Piet', number: 2, role: 'participant', joinedAt: then },
  { kind: 'agendaItem', id: 'item', title: 'Kiezen', order: 1 },
  { kind: 'agendaItem', id: 'later', title: 'Rondvraag', order: 2 },
];

const idea = (id: string, text: string, more: Partial<Idea> = {}): Idea => ({ kind: 'idea', id, number: 1, text, authorId: 'piet', addedAt: then, ...more });

/** A meeting in which nothing was done yet. */
export const begun = (): AnyRecord[] => people;

/** Notes in every state. */
export function noted(s: StyleTexts): AnyRecord[] {
  return [
    ...people,
    { kind: 'cluster', id: 'cluster', number: 1, name: s.cluster, authorId: 'me' },
    idea('mine', s.ideas.mine, { authorId: 'me' }),
    idea('theirs', s.ideas.theirs),
    idea('unsaved', s.ideas.unsaved, { authorId: 'me' }),
    idea('long', s.ideas.long),
    ...colours.map((colour) => idea(colour, s.colourNote(t().idea.colours[colour]), { colour })),
    { kind: 'decision', id: 'b1', number: 1, text: s.decision, itemId: 'item', fromIdeas: ['theirs'], recordedAt: then },
  ];
}

/** The same while there is voting: no dots, some, and as many as may be. */
export function voted(s: StyleTexts, { secret = true, budget = 9 } = {}): AnyRecord[] {
  const round: VoteRound = { kind: 'voteRound', id: 'round', number: 1, question: s.question4, budget, maxPerIdea: 3, secret, status: 'open', voters: 2, ballots: 1, openedAt: then };
  return [
    ...people,
    idea('none', s.ideas.mine),
    idea('some', s.ideas.theirs),
    idea('full', s.ideas.unsaved),
    round,
    { kind: 'ballot', id: 'round.me', roundId: 'round', voterId: 'me', votes: { some: 2, full: 3 } },
  ];
}

/** Notes where somebody put them, in two areas, with a line between two of them. */
export function placed(s: StyleTexts): AnyRecord[] {
  return [
    ...people,
    { kind: 'cluster', id: 'cluster', number: 1, name: s.cluster, authorId: 'me', x: 0, y: 0 },
    { kind: 'cluster', id: 'roofs', number: 2, name: s.roofs, authorId: 'me', x: 620, y: 0 },
    idea('theirs', s.ideas.theirs, { clusterId: 'cluster' }),
    idea('unsaved', s.ideas.unsaved, { number: 2, authorId: 'me', clusterId: 'cluster', colour: 'yellow' }),
    idea('mine', s.ideas.mine, { number: 3, authorId: 'me', clusterId: 'roofs', colour: 'green' }),
    idea('loose', s.theirText, { number: 4, x: 640, y: 420, colour: 'blue' }),
    { kind: 'link', id: 'link', number: 1, fromIdeaId: 'mine', toIdeaId: 'loose', label: s.linked, authorId: 'me' },
  ];
}

/** A closed round, and what came of it. */
export function decided(s: StyleTexts): AnyRecord[] {
  const round: VoteRound = {
    kind: 'voteRound', id: 'round', number: 1, question: s.question4, budget: 5, maxPerIdea: 3, secret: true, status: 'closed', voters: 8, ballots: 7, openedAt: then, closedAt: then,
    tally: [{ ideaId: 'mine', votes: 6, text: s.ideas.mine }, { ideaId: 'theirs', votes: 4, text: s.ideas.theirs }, { ideaId: 'unsaved', votes: 4, text: s.ideas.unsaved }],
  };
  const action: Omit<ActionItem, 'id' | 'number' | 'status'> = { kind: 'action', text: s.action, itemId: 'item', assigneeId: 'piet', fromIdeas: ['mine'], assignedAt: then };
  return [
    ...people,
    idea('mine', s.ideas.mine),
    idea('theirs', s.ideas.theirs),
    idea('unsaved', s.ideas.unsaved),
    round,
    { kind: 'decision', id: 'b1', number: 1, text: s.decision, itemId: 'item', fromIdeas: ['mine'], recordedAt: then },
    { kind: 'decision', id: 'b2', number: 2, text: s.withdrawn, itemId: 'item', fromIdeas: [], recordedAt: then, withdrawn: true },
    { ...action, id: 'a1', number: 1, status: 'open' },
    { ...action, id: 'a2', number: 2, status: 'open', due: '2026-11-01' },
    { ...action, id: 'a3', number: 3, status: 'done', doneAt: then },
  ];
}

/** How long ago or ahead, for what says how long it still lasts. */
const from = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Notes in clusters, one of which two came to be one. */
export function clustered(s: StyleTexts): AnyRecord[] {
  return [
    ...people.map((record) => (record.kind === 'meeting' ? { ...record, joinCode: 'ABC234', aim: s.aim, plannedMinutes: 90 } : record.id === 'item' ? planned(s) : record)),
    { kind: 'cluster', id: 'cluster', number: 1, name: s.cluster, authorId: 'me', mergedFrom: [{ id: 'was', number: 3, name: s.merged }] },
    { kind: 'cluster', id: 'roofs', number: 2, name: s.roofs, authorId: 'me' },
    idea('mine', s.ideas.mine, { authorId: 'me', clusterId: 'cluster' }),
    idea('theirs', s.ideas.theirs, { number: 2, clusterId: 'cluster', colour: 'green' }),
    idea('loose', s.theirText, { number: 3 }),
  ];
}

const planned = (s: StyleTexts): AgendaItem => ({
  kind: 'agendaItem', id: 'item', title: s.meeting, order: 1, sort: 'create', minutes: 30, ownerId: 'me', question: s.question1, state: 'running',
  plan: { name: s.method.write, layout: 'free', zones: [], phases: phases(s), voting: { type: 'none' } },
});

const phases = (s: StyleTexts): PlanPhase[] => [
  { title: s.method.ask, minutes: 3, form: 'plenary', input: 'none' },
  { title: s.method.write, minutes: 7, form: 'solo', input: 'hidden' },
  { title: s.method.share, minutes: 15, form: 'small', input: 'open' },
];

/** A method that goes on, of which a phase is as asked. */
export function led(s: StyleTexts, status: RunStatus): AnyRecord[] {
  const timed = { prepared: {}, running: { endsAt: from(4.2) }, paused: { leftMs: 190_000 }, overtime: { endsAt: from(-1.5) } }[status as 'prepared'];
  return [
    ...clustered(s),
    { kind: 'run', id: 'run', itemId: 'item', phases: phases(s), phase: status === 'prepared' ? 0 : 1, status, startedAt: then, phaseStartedAt: then, hidden: 3, ready: 1, ...timed },
  ];
}

/** Somebody speaks, others want to, and two ask for attention. */
export function spoken(s: StyleTexts): AnyRecord[] {
  const [name, other] = s.groupNames;
  return [
    ...people,
    { kind: 'participant', id: 'mila', name: 'Mila', number: 3, role: 'participant', channel: 'remote', joinedAt: from(-40) },
    { kind: 'waiting', id: 'jan', name: 'Jan', since: from(-2) },
    {
      kind: 'queue', id: 'queue', speaking: { hand: { id: 'h0', personId: 'piet', channel: 'room', raisedAt: from(-3) }, since: from(-1), endsAt: from(1) },
      hands: [
        { id: 'h1', label: s.seat, channel: 'room', raisedAt: from(-5) },
        { id: 'h2', personId: 'me', channel: 'room', raisedAt: from(-1) },
        { id: 'h3', label: name!, channel: 'room', raisedAt: from(-0.8) },
        { id: 'h4', label: other!, channel: 'remote', raisedAt: from(-0.5) },
      ],
    },
  ];
}

/** Two groups, in one of which whoever looks is. */
export function grouped(s: StyleTexts): AnyRecord[] {
  return [
    ...people,
    { kind: 'group', id: 'g1', number: 1, name: s.groupNames[0]!, personIds: ['me', 'piet'], place: 'room', open: true },
    { kind: 'group', id: 'g2', number: 2, name: s.groupNames[1]!, personIds: [], place: 'online', open: true },
    idea('mine', s.ideas.mine, { groupId: 'g1' }),
  ];
}
