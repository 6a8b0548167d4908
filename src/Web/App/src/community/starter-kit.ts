import { newId } from '../sync/ids';
import { idOf } from '../sync/identity';
import type { CommunityCommand } from '../wire';
import type { CommunitySession } from './community.svelte';

const weekMs = 7 * 86_400_000;

/** What a session says of a community, as far as a kit is made of it. */
export type KitSource = Pick<CommunitySession, 'record' | 'agreements' | 'all'> & { entity: Pick<CommunitySession['entity'], 'entity'> };

/**
 * What a community gives to one that comes from it, as commands to the new one: where it came from, themes, horizon, learning form, rhythm,
 * agreements, and the agenda of its first meeting, four weeks on. Nothing of it names anybody.
 * @param now in milliseconds since 1970
 */
export function kitOf(from: KitSource, now: number): CommunityCommand[] {
  const record = from.record!;
  const first = from.all('plannedMeeting').filter(({ agenda, status }) => agenda.length > 0 && status !== 'cancelled').sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))[0];
  // The wire's type leaves out what is sent field by field.
  const edit = {
    type: 'editCommunity',
    parentId: idOf(from.entity.entity),
    themes: record.themes,
    transitions: record.transitions,
    licence: record.licence,
    ...(record.horizon ? { horizon: record.horizon } : {}),
    ...(record.rhythm ? { rhythm: record.rhythm } : {}),
  } as unknown as CommunityCommand;
  return [
    edit,
    ...(record.learningForm && record.learningFormWhy ? [{ type: 'chooseLearningForm', form: record.learningForm, why: record.learningFormWhy } as CommunityCommand] : []),
    ...(from.agreements ? [{ type: 'writeAgreements', text: from.agreements.text, was: 0 } as CommunityCommand] : []),
    ...(first ? [meetingLike(first, now)] : []),
  ];
}

function meetingLike(first: { title: string; aim?: string; startsAt: string; endsAt: string; form: string; agenda: readonly object[] }, now: number): CommunityCommand {
  // The same day of the week and hour, at least four weeks on.
  const starts = Date.parse(first.startsAt) + Math.ceil((now + 4 * weekMs - Date.parse(first.startsAt)) / weekMs) * weekMs;
  const at = (moment: number) => new Date(moment).toISOString().replace('.000Z', '+00:00');
  return {
    type: 'planMeeting',
    plannedId: newId(),
    title: first.title,
    ...(first.aim ? { aim: first.aim } : {}),
    startsAt: at(starts),
    endsAt: at(starts + Date.parse(first.endsAt) - Date.parse(first.startsAt)),
    form: first.form,
    agenda: first.agenda,
  } as unknown as CommunityCommand;
}
