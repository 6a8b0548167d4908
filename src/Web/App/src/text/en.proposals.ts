import type { ProposalTexts } from './nl.proposals';

/** What members propose to each other, what the facts of a community suggest, and what a table calls for, in English. */
export const en: ProposalTexts = {
  title: 'Proposals',
  help: 'Whoever may not do something themselves, proposes it. Whoever may, takes it over or says why not.',
  sorts: {
    meeting: 'A meeting',
    community: 'Something about the community',
    invitation: 'Somebody to invite',
    lesson: 'Publishing a lesson',
  },
  by: (name, day) => `proposed by ${name}, ${day}`,
  note: 'Would you like to say something with it?',
  accept: 'Take it over',
  invite: 'Invite',
  decline: 'Do not',
  reason: 'Why not?',
  withdraw: 'Withdraw',
  accepted: (name) => `${name} took your proposal over.`,
  declined: (name) => `${name} does not do this:`,
  proposeMeeting: 'Propose a meeting',
  proposeChange: 'Propose a change',
  proposePerson: 'Propose somebody',
  proposePersonHelp: 'The coordinator sees the name and invites. Give no e-mail address or telephone number here: the person knows of nothing yet.',
  proposeLesson: 'Propose to publish',
  lessonProposed: 'There is a proposal to publish this lesson.',
  propose: 'Propose',

  stage: {
    title: (stage) => `The facts point to “${stage}”`,
    question: {
      potential: 'Is there enough shared urgency?',
      coalescing: 'Does it bring something already?',
      maturing: 'What are we about, and how do newcomers learn fast?',
      stewardship: 'How do we stay fresh and connected to the outside world?',
      transformation: 'Go on, scale up, hand over or stop?',
    },
    signs: {
      notActive: () => 'the community has not started yet',
      noMeetings: () => 'there was no meeting yet',
      fewMembers: (count) => (count === 1 ? 'there is 1 member' : `there are ${count} members`),
      meetingsHeld: (count) => (count === 1 ? 'there was 1 meeting' : `there were ${count} meetings`),
      agreementsMade: () => 'there are agreements',
      storiesTold: (count) => (count === 1 ? 'somebody told what taking part led to' : `${count} stories tell what taking part led to`),
      experimentsRun: (count) => (count === 1 ? '1 experiment runs, or is done' : `${count} experiments run, or are done`),
      lessonsChecked: (count) => `${count} lessons were checked`,
      monthsTogether: (count) => `you have been at it for ${count} months`,
      lessonsPublished: (count) => (count === 1 ? '1 lesson was published' : `${count} lessons were published`),
      concluding: () => 'the community is concluding',
      endNear: (count) => (count === 0 ? 'the planned end is here' : `the planned end is in ${count} days`),
      fewCame: () => 'fewer than half came to the last two meetings',
    },
    choice: 'You choose the stage yourselves; a step back is normal.',
    take: (stage) => `Set the stage to “${stage}”`,
  },

  level: {
    title: (level) => `The facts point to the level “${level}”`,
    signs: {
      places: (count) => `people and organisations from ${count} places`,
      provinces: (count) => `people and organisations from ${count} provinces`,
      countries: (count) => `people and organisations from ${count} other countries`,
    },
    ways: 'Ways to grow',
    forms: [
      ['More members', 'Invite people from elsewhere; the community stays one group.'],
      ['Split', 'Go on as two groups, each with a place of its own or a part of the question.'],
      ['Daughter community', 'A new community with members of its own, which begins with your lessons.'],
      ['Taken over elsewhere', 'Another place begins with your starter kit.'],
      ['Handed on', 'An organisation takes over the work.'],
    ],
    choice: 'Growing is your own decision, one of the core group. Put it among the decisions.',
    take: (level) => `Set the level to “${level}”`,
  },

  kit: {
    open: 'Begin a new community from this one',
    title: 'A new community with your starter kit',
    lead: 'For another place, or for a part of the question. You become its initiator; you invite members afterwards.',
    along: 'This goes along:',
    goes: ['themes, transitions and the dot on the horizon', 'the learning form, and why', 'the agreements, to look at together anew', 'the agenda of your first meeting, four weeks from now', 'a link to this community and its lessons'],
    form: 'Form the community',
    notAll: 'The community is there, but not all of it went along. Try again; nothing happens twice.',
  },

  remind: {
    title: 'Once a fortnight: the next question.',
    seen: 'Seen',
  },

  call: {
    title: 'Call',
    open: 'Open a call',
    edit: 'Change the call',
    end: 'Take the call away',
    help: 'Ask for plans and requests in a fixed period, and say beforehand by what you choose.',
    opens: 'First day',
    closes: 'Last day',
    closesLater: 'The last day is not before the first.',
    criteria: 'By what do you choose?',
    budget: 'Budget in euros',
    soon: (day) => `Open from ${day}`,
    until: (day, days) => (days === 0 ? 'Today is the last day' : days === 1 ? `1 more day, until ${day}` : `${days} more days, until ${day}`),
    over: (day) => `Closed since ${day}`,
    of: (amount) => `There is ${amount} to give.`,
  },

  perspectives: {
    title: 'As each group sees it',
    help: 'The same lesson means something else to each group. Write in a sentence or two what it is to them, or what it asks of them.',
    none: 'Nobody wrote yet how it looks from their side.',
    write: (group) => `Write how ${group} sees it`,
    label: (group) => `As ${group} sees it`,
    change: 'Change',
  },

  parent: {
    label: 'From which community did this one come?',
    none: 'From none',
    from: 'Came from',
    of: (name) => `from ${name}`,
    children: 'From it came',
  },

  begin: {
    title: 'Begin the meeting now?',
    early: (days) => `It is on the calendar in ${days} ${days === 1 ? 'day' : 'days'}. Once you begin, its day, place and agenda cannot be changed here any more, and nobody can say whether they come. To prepare only, choose “Change”.`,
    late: (days) => `It was on the calendar ${days} ${days === 1 ? 'day' : 'days'} ago. Once you begin, nothing of the plan changes here any more.`,
  },

  inProgramme: (name) => `Belongs to ${name}`,
  inProgrammeHelp: 'Then the people of the programme find you, and its themes and groups are yours.',
};
