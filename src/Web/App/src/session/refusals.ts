import type { Returned } from '../sync/keeping';

/** Refusals after which trying again is of no use. */
export const final = new Set(['person.removed', 'person.unknown', 'entity.unknown', 'demonstration.ended', 'screen.ended', 'token.invalid', 'token.foreign', 'token.missing', 'returnLink.invalid']);

/** What leads or answers a phase: it comes too late where another was first, and holds no words. */
const ofRun = new Set<string>(['startRun', 'startPhase', 'pauseRun', 'resumeRun', 'addTime', 'endPhase', 'revealIdeas', 'harvestRun', 'finishRun', 'abortRun', 'sayReady', 'sayNotReady', 'moveToGroup', 'endGroups']);

/** A vote, an undo or a step of a phase that was refused holds no words that could be lost. */
export function isCalm(returned: Returned): boolean {
  return ofRun.has(returned.command.type) || returned.command.type === 'castVote' || returned.command.type === 'withdrawVote' || returned.command.type === 'undo';
}
