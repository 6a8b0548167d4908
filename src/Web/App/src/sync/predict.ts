import type { AnyRecord, Command } from '../wire';
import type { Change } from './frames';

export interface Acting {
  personId: string;
  /** When the command was given, in milliseconds since 1970. */
  at: number;
}

/**
 * What a command will most likely come to, for the few commands where waiting would be felt. It is shown until the
 * server's own commit arrives, and then thrown away; every other command shows when it is there.
 */
export function predict(command: Command, acting: Acting): Change[] {
  switch (command.type) {
    case 'addIdea': {
      const idea: AnyRecord = {
        kind: 'idea',
        id: command.ideaId,
        // Behind all others until the server has numbered it.
        number: Number.MAX_SAFE_INTEGER,
        text: command.text,
        authorId: acting.personId,
        addedAt: new Date(acting.at).toISOString(),
      };
      if (command.x !== undefined) idea.x = command.x;
      if (command.y !== undefined) idea.y = command.y;
      if (command.clusterId !== undefined) idea.clusterId = command.clusterId;
      return [{ put: idea }];
    }
    case 'editIdea':
      return [{ patch: { kind: 'idea', id: command.ideaId, text: command.text } }];
    case 'moveIdea':
      return [{ patch: { kind: 'idea', id: command.ideaId, x: command.x, y: command.y } }];
    case 'assignCluster':
      return [{ patch: { kind: 'idea', id: command.ideaId, clusterId: command.clusterId } }];
    default:
      return [];
  }
}
