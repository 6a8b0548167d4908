import type { ActionItem, AgendaItem, AnyRecord, Ballot, CastVote, Cluster, Command, Decision, EditAction, Idea, Link, WithdrawVote } from '../wire';
import { keyOf, keyOfChange } from './fold';
import type { Change } from './frames';

export interface Acting {
  personId: string;
  /** When the command was given, in milliseconds since 1970. */
  at: number;
}

/** Behind all others until the server has numbered it. */
export const notNumbered = Number.MAX_SAFE_INTEGER;

/**
 * What a command will most likely come to, where waiting would be felt, and without a connection it would be for ever. It is shown until
 * the server's own commit arrives, and then thrown away; every other command shows when it is there. Totals of a vote are never
 * predicted: only the server knows them. A new agenda item stands last until the server gives it its place.
 * @param seen The record that it changes, as it stands before this command; only a vote asks for it.
 */
export function predict(command: Command, acting: Acting, seen?: AnyRecord): Change[] {
  switch (command.type) {
    case 'addIdea': {
      const { ideaId: id, text, x, y, clusterId, colour } = command;
      const idea: Idea = { kind: 'idea', id, number: notNumbered, text, authorId: acting.personId, addedAt: timeOf(acting) };
      return [{ put: { ...idea, ...present({ x, y, clusterId, colour }) } }];
    }
    case 'editIdea':
      return [{ patch: { kind: 'idea', id: command.ideaId, text: command.text } }];
    case 'removeIdea':
      return many(command).map((id) => ({ delete: { kind: 'idea', id } }));
    case 'moveIdea':
      return [{ patch: { kind: 'idea', id: command.ideaId, x: command.x, y: command.y } }];
    case 'moveIdeas':
      return command.ideas.map(({ ideaId: id, x, y }) => ({ patch: { kind: 'idea', id, ...present({ x, y, clusterId: command.clusterId }) } }));
    case 'addCluster': {
      const { clusterId: id, name, x, y } = command;
      const cluster: Cluster = { kind: 'cluster', id, number: notNumbered, name, authorId: acting.personId };
      return [{ put: { ...cluster, ...present({ x, y }) } }];
    }
    case 'removeCluster':
      return [{ delete: { kind: 'cluster', id: command.clusterId } }];
    case 'addLink': {
      const { linkId: id, fromIdeaId, toIdeaId, label } = command;
      const link: Link = { kind: 'link', id, number: notNumbered, fromIdeaId, toIdeaId, authorId: acting.personId };
      return [{ put: { ...link, ...present({ label }) } }];
    }
    case 'removeLink':
      return [{ delete: { kind: 'link', id: command.linkId } }];
    case 'moveCluster':
      return [{ patch: { kind: 'cluster', id: command.clusterId, x: command.x, y: command.y } }];
    case 'renameCluster':
      return [{ patch: { kind: 'cluster', id: command.clusterId, name: command.name } }];
    case 'addAgendaItem': {
      const item: AgendaItem = { kind: 'agendaItem', id: command.itemId, title: command.title, order: notNumbered };
      return [{ put: item }];
    }
    case 'removeAgendaItem':
      return [{ delete: { kind: 'agendaItem', id: command.itemId } }];
    case 'renameAgendaItem':
      return [{ patch: { kind: 'agendaItem', id: command.itemId, title: command.title } }];
    case 'renameMeeting':
      return [{ patch: { kind: 'meeting', id: 'meeting', title: command.title } }];
    case 'setMinutesWriters':
      return [{ patch: { kind: 'meeting', id: 'meeting', minutesWriters: command.who } }];
    case 'colourIdea':
      return many(command).map((id) => ({ patch: { kind: 'idea', id, colour: command.colour } }));
    case 'assignCluster':
      return [{ patch: { kind: 'idea', id: command.ideaId, clusterId: command.clusterId } }];
    case 'castVote':
    case 'withdrawVote':
      return [vote(command, acting, seen)];
    case 'recordDecision': {
      const { decisionId: id, itemId, text, fromIdeas = [], method, owner: ownerId, reviewOn } = command;
      const decision: Decision = { kind: 'decision', id, number: notNumbered, text, itemId, fromIdeas, recordedAt: timeOf(acting) };
      return [{ put: { ...decision, ...present({ method, ownerId, reviewOn }) } }];
    }
    case 'editDecision':
      return [{ patch: { kind: 'decision', id: command.decisionId, text: command.text } }];
    case 'withdrawDecision':
      return [{ patch: { kind: 'decision', id: command.decisionId, withdrawn: true, ...present({ reason: command.reason }) } }];
    case 'assignAction': {
      const { actionId: id, itemId, text, assignee: assigneeId, due, fromIdeas = [] } = command;
      const action: ActionItem = { kind: 'action', id, number: notNumbered, text, itemId, assigneeId, status: 'open', fromIdeas, assignedAt: timeOf(acting) };
      return [{ put: { ...action, ...present({ due }) } }];
    }
    case 'editAction':
      return [{ patch: { kind: 'action', id: command.actionId, text: command.text, ...changedIn(command) } }];
    case 'completeAction':
      return [{ patch: { kind: 'action', id: command.actionId, status: 'done', doneAt: timeOf(acting) } }];
    case 'reopenAction':
      return [{ patch: { kind: 'action', id: command.actionId, status: 'open', doneAt: null } }];
    case 'withdrawAction':
      return [{ patch: { kind: 'action', id: command.actionId, status: 'withdrawn', ...present({ reason: command.reason }) } }];
    default:
      return [];
  }
}

const many = ({ ideaId, others = [] }: { ideaId: string; others?: string[] }): string[] => [ideaId, ...others];

/** What shows something of a command that is not saved yet: the records that it changes, and the one note that its dot is on. */
export function touches(command: Command, acting: Acting): string[] {
  const keys = predict(command, acting).map(keyOfChange);
  if (command.type === 'castVote' || command.type === 'withdrawVote') keys.push(keyOf({ kind: 'dots', id: `${command.roundId}.${command.ideaId}` }));
  return keys;
}

/** The id of somebody's ballot in a round, as the server has it. */
export const ballotIdOf = (roundId: string, voterId: string): string => `${roundId}.${voterId}`;

function vote(command: CastVote | WithdrawVote, { personId }: Acting, seen: AnyRecord | undefined): Change {
  const id = ballotIdOf(command.roundId, personId);
  const votes = { ...(seen?.kind === 'ballot' ? seen.votes : {}) };
  const dots = (votes[command.ideaId] ?? 0) + (command.type === 'castVote' ? 1 : -1);
  if (dots > 0) votes[command.ideaId] = dots;
  else delete votes[command.ideaId];
  if (seen) return { patch: { kind: 'ballot', id, votes } };
  const ballot: Ballot = { kind: 'ballot', id, roundId: command.roundId, voterId: personId, votes };
  return { put: ballot };
}

const timeOf = (acting: Acting): string => new Date(acting.at).toISOString();

/** Of the person and the day, what its writer changed: the rest stays as others have made it. */
function changedIn({ assignee, wasAssignee, due, wasDue }: EditAction): { assigneeId?: string; due?: string | null } {
  return {
    ...(assignee !== wasAssignee ? { assigneeId: assignee } : {}),
    ...(wasAssignee === undefined || due !== wasDue ? { due: due ?? null } : {}),
  };
}

/** Without the fields that are not there. */
const present = (fields: Record<string, unknown>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
