import { limits, type AnyRecord, type Command } from '../wire';

/** An edit of a text that somebody else may have changed first. */
export interface Edit<Given = Command> {
  /** What stands there now; undefined where it is gone. */
  now: string | undefined;
  /** The most that fits. */
  max: number;
  /** The same edit with another text, made against what stands there. */
  again(text: string, was: string): Given;
}

/** @returns undefined for a command that changes no text. */
export function editOf(command: Command, find: (kind: string, id: string) => AnyRecord | undefined): Edit | undefined {
  switch (command.type) {
    case 'editIdea':
      return { now: textOf(find('idea', command.ideaId)), max: limits.idea, again: (text, was) => ({ ...command, text, was }) };
    case 'editDecision':
      return { now: textOf(find('decision', command.decisionId)), max: limits.decision, again: (text, was) => ({ ...command, text, was }) };
    case 'editAction':
      return { now: textOf(find('action', command.actionId)), max: limits.action, again: (text, was) => ({ ...command, text, was }) };
    case 'renameCluster':
      return { now: textOf(find('cluster', command.clusterId)), max: limits.clusterName, again: (name, was) => ({ ...command, name, was }) };
    case 'renameAgendaItem':
      return { now: textOf(find('agendaItem', command.itemId)), max: limits.title, again: (title, was) => ({ ...command, title, was }) };
    case 'renameMeeting':
      return { now: textOf(find('meeting', 'meeting')), max: limits.title, again: (title, was) => ({ ...command, title, was }) };
    default:
      return undefined;
  }
}

const textOf = (record: AnyRecord | undefined): string | undefined =>
  !record ? undefined : 'text' in record ? record.text : 'title' in record ? record.title : 'name' in record ? record.name : undefined;
