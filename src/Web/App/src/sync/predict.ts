import type { AnyRecord, Ballot, CastVote, Command, Idea, WithdrawVote } from '../wire';
import { keyOf, keyOfChange } from './fold';
import type { Change } from './frames';

/** What is predicted of the commands that a first visit has no use for; each kind of entity has its own. */
const more = new Set<(command: Command, acting: Acting) => Change[]>();

/** Fetches how the others are predicted; until it is there, they show when the server has them. */
export async function predictAll(of: 'meeting' | 'community' = 'meeting'): Promise<void> {
  more.add(of === 'meeting' ? (await import('./predict-more')).predictMore : (await import('./predict-community')).predictCommunity);
}

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
      const { ideaId, text, x, y, clusterId, colour, others = [] } = command;
      const idea = (it: { ideaId: string; text: string }, at: object): Change => {
        const put: Idea = { kind: 'idea', id: it.ideaId, number: notNumbered, text: it.text, authorId: acting.personId, addedAt: timeOf(acting) };
        return { put: { ...put, ...present({ ...at, clusterId, colour }) } };
      };
      return [idea({ ideaId, text }, { x, y }), ...others.map((it) => idea(it, {}))];
    }
    case 'editIdea':
      return [{ patch: { kind: 'idea', id: command.ideaId, text: command.text } }];
    case 'removeIdea':
      return many(command).map((id) => ({ delete: { kind: 'idea', id } }));
    case 'moveIdea':
      return [{ patch: { kind: 'idea', id: command.ideaId, x: command.x, y: command.y } }];
    case 'moveIdeas':
      return command.ideas.map(({ ideaId: id, x, y }) => ({ patch: { kind: 'idea', id, ...present({ x, y, clusterId: command.clusterId }) } }));
    case 'moveCluster':
      return [{ patch: { kind: 'cluster', id: command.clusterId, x: command.x, y: command.y } }];
    case 'colourIdea':
      return many(command).map((id) => ({ patch: { kind: 'idea', id, colour: command.colour } }));
    case 'assignCluster':
      return [{ patch: { kind: 'idea', id: command.ideaId, clusterId: command.clusterId } }];
    case 'castVote':
    case 'withdrawVote':
      return [vote(command, acting, seen)];
    default:
      return [...more].flatMap((it) => it(command, acting));
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

export const timeOf = (acting: Acting): string => new Date(acting.at).toISOString();

/** Without the fields that are not there. */
export const present = (fields: Record<string, unknown>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
