import type { Edit } from '../meeting/edits';
import { overtakenIn, type Overtaken } from './two-changes';
import { communityLimits, type CommunityCommand } from '../wire';

/** An edit of a text of a community that somebody else may have changed first. @returns undefined for a command that changes no such text. */
export function communityEditOf(
  command: CommunityCommand,
  find: (key: string) => object | undefined,
): (Edit<CommunityCommand> & { mine: string } & Partial<Pick<Overtaken, 'label' | 'isChoice' | 'leave'>>) | undefined {
  const overtaken = overtakenIn(command, find);
  if (overtaken) return overtaken;
  const now = (key: string, field: string) => (find(key) as Record<string, string> | undefined)?.[field];
  switch (command.type) {
    case 'editDeal':
      return { mine: command.title, now: now(`deal/${command.dealId}`, 'title'), max: communityLimits.dealTitle, again: (title, was) => ({ ...command, title, was }) };
    case 'editExperiment':
      return { mine: command.hypothesis, now: now(`experiment/${command.experimentId}`, 'hypothesis'), max: communityLimits.hypothesis, again: (hypothesis, was) => ({ ...command, hypothesis, was }) };
    case 'editLesson':
      return { mine: command.title, now: now(`lesson/${command.lessonId}`, 'title'), max: communityLimits.lessonTitle, again: (title, was) => ({ ...command, title, was }) };
    case 'writeAgreements': {
      // Agreements are told apart by their version, of which there is one text.
      const agreements = find('agreements/agreements') as { text: string; version: number } | undefined;
      return { mine: command.text, now: agreements?.text, max: communityLimits.agreements, again: (text) => ({ ...command, text, was: agreements?.version ?? 0 }) };
    }
    default:
      return undefined;
  }
}
