import type { OfflineTexts } from './nl.offline';

/** What waits for a connection, in English. */
export const offline: OfflineTexts = {
  title: 'What is waiting',
  none: 'Nothing is waiting any more. Everything is saved.',
  help: 'This is safe on this device, and leaves as soon as there is a connection. You can close this page.',
  helpKeepsNothing: 'This browser keeps nothing. Leave this tab open until there is a connection.',
  at: (time: string) => `at ${time}`,
  waits: 'waits for a connection',
  onItsWay: 'is on its way',
  minutes: (title: string) => `minutes of “${title}”`,
  takeBack: 'Withdraw',
  takeBackLabel: (act: string) => `Withdraw: ${act}`,
  tookBack: (act: string) => `Withdrawn: ${act}.`,
  tooLate: 'This was sent in the meantime.',
  retry: 'Try to connect now',
  acts: {
    openMeeting: () => 'opened the meeting again',
    closeMeeting: () => 'closed the meeting',
    removePerson: (name) => `removed ${name} from the meeting`,
    openVoteRound: (name) => `opened the vote “${name}”`,
    closeVoteRound: () => 'closed the vote',
    undo: () => 'undid something',
  },
};
