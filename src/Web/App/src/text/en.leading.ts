import type { LeadingTexts } from './nl.leading';

export const en: LeadingTexts = {
  waiting: (count) => (count === 1 ? '1 person waits for you to open the door' : `${count} people wait for you to open the door`),
  turnAwayQuestion: (name) => `Do not let ${name} in? After this ${name} cannot join with this code.`,
  reasonForThem: 'Reason (may stay empty; the facilitators and the person see it)',
  restoredTo: (time) => `The board is as it was at ${time} again`,
  boardLocked: 'The board is locked: only your facilitator writes now',
  boardUnlocked: 'The board is open again',
  youLocked: 'You cannot write for a moment. You can vote and raise your hand.',
  youUnlocked: 'You can write again',
  locked: 'locked',
  leads: (name) => `${name} leads now, too`,
  youStandIn: 'You are the stand-in: you can take the lead when the facilitator drops out.',
  lookAlong: (name) => `You look along with ${name}`,
  lookAlongLater: (name) => `Keep writing. After that you look along with ${name} again.`,
  showsWay: (name) => `${name} is showing something`,
  allLookAlong: 'Everyone looks along with you',
  showsPart: (name, part) => `${name} shows: ${part}`,
  wayEnded: 'You look where you want again',
  whichScreen: 'Which room screen?',
  screenSince: (time) => `Room screen, on since ${time}`,
};
