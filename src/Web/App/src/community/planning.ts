import type { MeetingForm, PlannedItem } from '../wire';

/** What a form holds of one point of an agenda. */
export interface ItemDraft {
  key: string;
  title: string;
  kind: PlannedItem['kind'];
  minutes: string;
  method: string | undefined;
}

export const minutesOf = (item: { minutes: string }): number => Math.max(0, Math.trunc(Number(item.minutes)) || 0);

/** The points that say something, as they are sent. */
export const agendaOf = (items: readonly ItemDraft[]): PlannedItem[] =>
  items
    .filter(({ title }) => title.trim())
    .map((item) => ({ title: item.title.trim(), kind: item.kind, minutes: minutesOf(item), ...(item.method ? { method: item.method } : {}) }));

export type AgendaWarning = { code: 'tooLong'; over: number } | { code: 'noBreak' } | { code: 'longTalk' };

const longestWithoutBreak = 90;
const longestTalk = 20;

/** What is unwise in an agenda; it blocks nothing. */
export function warningsOf(agenda: readonly PlannedItem[], lengthMinutes: number): AgendaWarning[] {
  const total = agenda.reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    ...(total > lengthMinutes && lengthMinutes > 0 ? [{ code: 'tooLong' as const, over: total - lengthMinutes }] : []),
    ...(longest(agenda, ({ kind }) => kind !== 'break') > longestWithoutBreak ? [{ code: 'noBreak' as const }] : []),
    ...(longest(agenda, ({ kind }) => kind === 'inform') > longestTalk ? [{ code: 'longTalk' as const }] : []),
  ];
}

/** The most minutes in a row of points of which something holds. */
function longest(agenda: readonly PlannedItem[], holds: (item: PlannedItem) => boolean): number {
  let [most, now] = [0, 0];
  for (const item of agenda) {
    now = holds(item) ? now + item.minutes : 0;
    most = Math.max(most, now);
  }
  return most;
}

/** Where a meeting is held, or its connection, only where the form has such a thing. */
export const whereOf = (form: MeetingForm, place: string, videoLink: string): { place?: string; videoLink?: string } => ({
  ...(form !== 'online' && place.trim() ? { place: place.trim() } : {}),
  ...(form !== 'onsite' && videoLink.trim() ? { videoLink: videoLink.trim() } : {}),
});

export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+\.\S+/.test(text.trim());
