import type { ActionItem, AgendaItem, Cluster, Command, Decision, EditAction, Link } from '../wire';
import type { Change } from './frames';
import { notNumbered, present, timeOf, type Acting } from './predict';

/** What the commands come to that nobody gives at a first visit (see `predict`). */
export function predictMore(command: Command, acting: Acting): Change[] {
  switch (command.type) {
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

/** Of the person and the day, what its writer changed: the rest stays as others have made it. */
function changedIn({ assignee, wasAssignee, due, wasDue }: EditAction): { assigneeId?: string; due?: string | null } {
  return {
    ...(assignee !== wasAssignee ? { assigneeId: assignee } : {}),
    ...(wasAssignee === undefined || due !== wasDue ? { due: due ?? null } : {}),
  };
}
