import type { Returned } from '../sync/keeping';

/** Refusals after which trying again is of no use. */
export const final = new Set(['person.removed', 'person.unknown', 'entity.unknown', 'demonstration.ended', 'screen.ended', 'token.invalid', 'token.foreign', 'token.missing', 'returnLink.invalid']);

/** What leads a meeting, or answers a phase: it comes too late where another was first, and holds no words. */
const wordless = new Set<string>(['startRun', 'startPhase', 'pauseRun', 'resumeRun', 'addTime', 'endPhase', 'revealIdeas', 'harvestRun', 'finishRun', 'abortRun', 'sayReady', 'sayNotReady', 'moveToGroup', 'endGroups',
  'addLock', 'removeLock', 'setLobby', 'admit', 'endScreen', 'setSpotlight', 'clearSpotlight', 'restoreBoard', 'nameStandIn', 'takeLead']);

/** A vote, an undo or a step of leading that was refused holds no words that could be lost. */
export function isCalm(returned: Returned): boolean {
  return wordless.has(returned.command.type) || returned.command.type === 'castVote' || returned.command.type === 'withdrawVote' || returned.command.type === 'undo';
}
