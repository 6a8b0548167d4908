import type { StyleTexts } from '../text/nl.style';
import type { AnyCommunityRecord, PlannedMeeting, PlannedStatus } from '../wire';

const then = '2026-11-22T13:00:00Z';

/** A community with a meeting in every state, a proposal of each who may make one, and what its facts suggest. */
export function ofCommunity(s: StyleTexts): AnyCommunityRecord[] {
  const meeting = (status: PlannedStatus, number: number, more: Partial<PlannedMeeting> = {}): PlannedMeeting => ({
    kind: 'plannedMeeting', id: status, number, title: s.meeting, aim: s.aim, startsAt: '2026-12-10T13:00:00Z', endsAt: '2026-12-10T15:00:00Z', form: 'hybrid', agenda: [], status, ...more,
  });
  return [
    {
      kind: 'community', id: 'sample', name: s.community, status: 'active', initiatorId: 'me', formedAt: then, startDate: '2026-01-01', plannedEnd: '2027-12-31', issueStatement: s.question1,
      themes: [], transitions: [], compositionMode: 'mixed', scaleLevel: 'local', areas: [], maturityStage: 'coalescing', licence: 'CC BY-SA 4.0', visibility: 'public',
    },
    { kind: 'member', id: 'me', number: 1, name: 'Fatima', roles: ['coordinator', 'facilitator'], status: 'active', joinedAt: then },
    { kind: 'member', id: 'piet', number: 2, name: 'Piet', roles: ['coreGroup'], status: 'active', joinedAt: then },
    meeting('planned', 4),
    meeting('running', 3, { meetingId: 'sample' }),
    meeting('held', 2, { startsAt: '2026-09-10T13:00:00Z', endsAt: '2026-09-10T15:00:00Z', heldAt: '2026-09-10T15:00:00Z', meetingId: 'sample', people: 12, ideas: 31 }),
    meeting('cancelled', 1, { startsAt: '2026-06-10T13:00:00Z', endsAt: '2026-06-10T15:00:00Z' }),
    { kind: 'stageAdvice', id: 'stageAdvice', stage: 'maturing', reasons: [{ sign: 'meetingsHeld', count: 4 }, { sign: 'agreementsMade' }] },
    { kind: 'levelAdvice', id: 'levelAdvice', level: 'regional', reasons: [{ sign: 'places', names: ['Doetinchem', 'Zutphen'] }] },
    { kind: 'proposal', id: 'invite', sort: 'invitation', status: 'open', byId: 'piet', at: then, note: s.proposal, invitation: { name: 'Mila', sector: 'society' } },
    { kind: 'proposal', id: 'mine', sort: 'community', status: 'open', byId: 'me', at: then, community: { issueStatement: s.question4 } },
  ];
}
