import type { AnyRecord, Command } from '../wire';

const longest = 48;

/** The words by which somebody recognises what a command is about: the text of a note, the name of a person. */
export function nameOf(command: Command, find: (kind: string, id: string) => AnyRecord | undefined): string {
  return shortened(wordsIn(command) ?? ideasIn(command, find) ?? wordsAt(subjectOf(command, find)) ?? '');
}

/** What somebody wrote in a command, if they wrote anything. */
export function wordsOf(command: Command): string | undefined {
  if (command.type === 'editAgendaItem') return [command.title, command.question, command.preparation].filter(Boolean).join('\n') || undefined;
  if (command.type === 'setMeetingPlan') return command.aim ?? undefined;
  return wordsIn(command) ?? ('question' in command ? command.question : 'reason' in command ? command.reason : undefined);
}

/** One line of a text, short enough for a label. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${[...line].slice(0, longest - 1).join('').trimEnd()}…` : line;
}

function wordsIn(command: Command): string | undefined {
  if (command.type === 'addIdea') return [command, ...(command.others ?? [])].map(({ text }) => text).join('\n');
  if ('text' in command) return command.text;
  if ('title' in command) return command.title;
  return 'name' in command ? command.name : undefined;
}

/** The texts of the ideas of a command that is about more than one. */
function ideasIn(command: Command, find: (kind: string, id: string) => AnyRecord | undefined): string | undefined {
  const texts = (ids: string[]) => ids.map((id) => wordsAt(find('idea', id))).filter((text) => text !== undefined);
  if (command.type === 'moveIdeas') return texts(command.ideas.map(({ ideaId }) => ideaId)).join(', ');
  if ((command.type === 'colourIdea' || command.type === 'removeIdea') && command.others) return texts([command.ideaId, ...command.others]).join(', ');
  const link = command.type === 'addLink' ? command : command.type === 'removeLink' ? find('link', command.linkId) : undefined;
  return link && 'fromIdeaId' in link ? texts([link.fromIdeaId, link.toIdeaId]).join(' → ') : undefined;
}

function subjectOf(command: Command, find: (kind: string, id: string) => AnyRecord | undefined): AnyRecord | undefined {
  if ('into' in command) return find('cluster', command.into);
  if ('ideaId' in command) return find('idea', command.ideaId);
  if ('decisionId' in command) return find('decision', command.decisionId);
  if ('actionId' in command) return find('action', command.actionId);
  if ('itemId' in command) return find('agendaItem', command.itemId);
  if ('clusterId' in command && command.clusterId) return find('cluster', command.clusterId);
  return 'personId' in command && command.personId ? find('participant', command.personId) : undefined;
}

function wordsAt(record: AnyRecord | undefined): string | undefined {
  if (!record) return undefined;
  if ('text' in record) return record.text;
  if ('title' in record) return record.title;
  return 'name' in record ? record.name : undefined;
}
