import type { Moment } from '../pictures/Timeline.svelte';
import { tk } from '../text/community';
import type { CommunitySession } from './community.svelte';

/** All that happened in a community, and what is planned, with the day of each. */
export function momentsOf(session: CommunitySession): Moment[] {
  const { record, agreements } = session;
  if (!record) return [];
  const s = tk().home;
  return [
    { id: 'formed', at: record.formedAt, kind: 'milestone', title: s.formed },
    ...session
      .all('member')
      .filter(({ id, joinedAt, name, roles }) => joinedAt && name && id !== record.initiatorId && roles.some((role) => role !== 'observer'))
      .map(({ id, joinedAt, name }): Moment => ({ id, at: joinedAt!, kind: 'person', title: s.joined(name!) })),
    ...(agreements ? [{ id: 'agreements', at: agreements.writtenAt, kind: 'decision' as const, title: s.agreed(agreements.version) }] : []),
    ...session.all('plannedMeeting').filter(({ status }) => status !== 'cancelled').map(({ id, startsAt, title, people, ideas }): Moment => ({ id, at: startsAt, kind: 'meeting', title, ...(people === undefined ? {} : { detail: tk().meetings.came(people, ideas ?? 0) }) })),
    ...session.all('communityDecision').map(({ id, takenAt, text }): Moment => ({ id, at: takenAt, kind: 'decision', title: text })),
    ...session.all('experiment').flatMap(({ id, plannedAt, hypothesis, number }): Moment[] => [{ id, at: plannedAt, kind: 'other', title: hypothesis, detail: tk().practice.number(number) }]),
    ...session.all('lesson').map(({ id, proposedAt, publishedAt, title, number }): Moment => ({ id, at: publishedAt ?? proposedAt, kind: 'lesson', title, detail: tk().lessons.number(number) })),
    { id: 'end', at: record.plannedEnd, kind: 'milestone', title: s.plannedEnd },
  ];
}
