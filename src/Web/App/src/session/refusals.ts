import type { Returned } from '../sync/keeping';

/** Refusals after which trying again is of no use. */
export const final = new Set(['person.removed', 'person.unknown', 'entity.unknown', 'demonstration.ended', 'screen.ended', 'token.invalid', 'token.foreign', 'token.missing', 'returnLink.invalid']);

/** A vote or an undo that was refused holds no words that could be lost. */
export function isCalm(returned: Returned): boolean {
  return returned.command.type === 'castVote' || returned.command.type === 'withdrawVote' || returned.command.type === 'undo';
}
