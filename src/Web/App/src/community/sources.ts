import { tk } from '../text/community';
import type { LessonSource } from '../wire';
import type { CommunitySession } from './community.svelte';
import { numberOf } from './numbers';

export interface SourceOption {
  value: string;
  label: string;
  source: LessonSource;
}

export const keyOfSource = ({ kind, meetingId = '', sourceId }: LessonSource): string => `${kind} ${meetingId} ${sourceId}`;

/** All that a lesson of this community can come from, the newest of each kind first: what was chosen, decided, agreed, tried and asked. */
export function sourceOptions(session: CommunitySession): SourceOption[] {
  const { kinds } = tk().lessons;
  const option = (source: LessonSource, said: string): SourceOption => ({ value: keyOfSource(source), label: `${kinds[source.kind]}: ${said}`, source: { ...source, text: said.slice(0, 500) } });
  const latest = <T extends { number: number }>(all: T[]) => all.sort((a, b) => b.number - a.number);
  const seen = new Set<string>();
  return [
    ...session.all('meetingResult').flatMap(({ meetingId, tally }) => tally.map(({ ideaId, text }) => option({ kind: 'idea', meetingId, sourceId: ideaId }, text))),
    ...session.all('meetingResult').map(({ id, meetingId, question }) => option({ kind: 'voteRound', meetingId, sourceId: id }, question)),
    ...latest(session.all('communityDecision')).map((it) => option({ kind: 'decision', meetingId: it.meetingId, sourceId: it.id }, `${numberOf('B', it)} ${it.text}`)),
    ...latest(session.all('communityAction')).map((it) => option({ kind: 'action', meetingId: it.meetingId, sourceId: it.id }, `${numberOf('A', it)} ${it.text}`)),
    ...latest(session.all('experiment')).map(({ id, hypothesis }) => option({ kind: 'experiment', sourceId: id }, hypothesis)),
    ...latest(session.all('helpRequest')).map(({ id, text }) => option({ kind: 'helpRequest', sourceId: id }, text)),
  ].filter(({ value }) => !seen.has(value) && seen.add(value));
}
