import type { AnyCommunityRecord, AnyRecord, Command, CommunityCommand } from '../wire';
import type { Change } from './frames';
import { notNumbered, present, timeOf, type Acting } from './predict';

/**
 * What the commands come to by which people tell a community something of themselves and their work: without a connection they stand where they
 * will stand, and say that they are not saved. What the server works out of them, such as how far a step is, comes with it.
 */
export function predictCommunity(given: Command, acting: Acting): Change[] {
  // What is kept and sent knows no command by its type.
  const command = given as unknown as CommunityCommand;
  const at = timeOf(acting);
  switch (command.type) {
    case 'tickStep':
      return [patch('step', command.step, { tickedAt: command.done ? at : null })];
    case 'acceptAgreements':
      return [patch('member', acting.personId, { agreementsVersion: command.version })];
    case 'answerMeeting': {
      const { plannedId, answer } = command;
      const id = `${plannedId}.${acting.personId}`;
      // Whoever answered before has another answer now.
      return [put({ kind: 'meetingAnswer', id, plannedId, personId: acting.personId, answer }), patch('meetingAnswer', id, { answer })];
    }
    case 'setActionStatus': {
      const { actionId, status, reason } = command;
      return [patch('communityAction', actionId, { status, reason: reason ?? null, doneAt: status === 'done' ? at : null, changed: true })];
    }
    case 'planExperiment': {
      const { experimentId: id, hypothesis, where, transition, helpRequestId } = command;
      return [put({ kind: 'experiment', id, number: notNumbered, hypothesis, where, ownerId: acting.personId, status: 'planned', plannedAt: at, ...present({ transition, helpRequestId }) })];
    }
    case 'setExperimentStatus': {
      const { experimentId, status, learned } = command;
      return [patch('experiment', experimentId, { status, endedAt: status === 'done' || status === 'stopped' ? at : null, ...present({ learned }) })];
    }
    case 'pitchHelpRequest':
      return [put({ kind: 'helpRequest', id: command.helpRequestId, number: notNumbered, text: command.text, pitchedById: acting.personId, pitchedAt: at, status: 'pitched' })];
    case 'setHelpRequestStatus':
      return [patch('helpRequest', command.helpRequestId, { status: command.status, ...present({ learned: command.learned }) })];
    case 'offerExperience':
      return [put({ kind: 'experienceOffer', id: command.offerId, helpRequestId: command.helpRequestId, text: command.text, offeredById: acting.personId, offeredAt: at })];
    case 'withdrawOffer':
      return [{ delete: { kind: 'experienceOffer', id: command.offerId } }];
    case 'logTalk': {
      const { talkId: id, day, sector, insight } = command;
      return [put({ kind: 'explorationTalk', id, day, insight, byId: acting.personId, ...present({ sector }) })];
    }
    default:
      return [];
  }
}

const put = (record: AnyCommunityRecord): Change => ({ put: record as unknown as AnyRecord });

const patch = (kind: AnyCommunityRecord['kind'], id: string, fields: Record<string, unknown>): Change => ({ patch: { kind, id, ...fields } });
