import type { Moment } from '../pictures/Timeline.svelte';
import { pathOf, type CommunityPart } from '../routes.svelte';
import { idOf } from '../sync/identity';
import { tk } from '../text/community';
import type { CommunitySession } from './community.svelte';

/** All that happened in a community, and what is planned, with the day of each. */
export function momentsOf(session: CommunitySession): Moment[] {
  const { record, agreements } = session;
  if (!record) return [];
  const s = tk().home;
  const to = (part: CommunityPart, thing: string) => pathOf.community(idOf(session.entity.entity), part, thing);
  return [
    { id: 'formed', at: record.formedAt, kind: 'milestone', title: s.formed },
    ...session
      .all('member')
      .filter(({ id, joinedAt, name, roles }) => joinedAt && name && id !== record.initiatorId && roles.some((role) => role !== 'observer'))
      .map(({ id, joinedAt, name }): Moment => ({ id, at: joinedAt!, kind: 'person', title: s.joined(name!) })),
    ...(agreements ? [{ id: 'agreements', at: agreements.writtenAt, kind: 'decision' as const, title: s.agreed(agreements.version) }] : []),
    ...session.all('plannedMeeting').filter(({ status }) => status !== 'cancelled').map(({ id, startsAt, title, people, ideas }): Moment => ({ id, at: startsAt, kind: 'meeting', title, href: to('meetings', id), ...(people === undefined ? {} : { detail: tk().meetings.came(people, ideas ?? 0) }) })),
    ...session.all('communityDecision').map(({ id, takenAt, text }): Moment => ({ id, at: takenAt, kind: 'decision', title: text, href: to('outcomes', id) })),
    ...session.all('experiment').flatMap(({ id, plannedAt, hypothesis, number }): Moment[] => [{ id, at: plannedAt, kind: 'other', title: hypothesis, detail: tk().practice.number(number), href: to('practice', id) }]),
    ...session.all('lesson').map(({ id, proposedAt, publishedAt, title, number }): Moment => ({ id, at: publishedAt ?? proposedAt, kind: 'lesson', title, detail: tk().lessons.number(number), href: to('lessons', id) })),
    ...session.all('helpRequest').flatMap(({ id, pitchedAt, sharedAt, text }): Moment[] => [
      { id, at: pitchedAt, kind: 'other', title: text, detail: tk().partNames.help, href: to('help', id) },
      ...(sharedAt ? [{ id: `${id} shared`, at: sharedAt, kind: 'lesson' as const, title: text, detail: s.shared, href: to('help', id) }] : []),
    ]),
    ...session.all('coalition').map(({ formedAt, id, name, helpRequestId }): Moment => ({ id, at: formedAt, kind: 'person', title: s.coalition(name), href: to('help', helpRequestId) })),
    ...session.all('deal').map(({ id, title, draftedAt, signedOn }): Moment => ({ id, at: signedOn ?? draftedAt, kind: 'decision', title, detail: signedOn ? s.signed : s.drafted, href: to('deals', id) })),
    ...session.all('communityAction').flatMap(({ id, text, doneAt }): Moment[] => (doneAt ? [{ id, at: doneAt, kind: 'action', title: text, detail: s.actionDone, href: to('outcomes', id) }] : [])),
    ...session.all('valueStory').map(({ id, toldAt, parts }): Moment => ({ id, at: toldAt, kind: 'other', title: parts[0]!.text, detail: tk().partNames.stories, href: to('stories', id) })),
    { id: 'end', at: record.plannedEnd, kind: 'milestone', title: s.plannedEnd },
  ];
}
