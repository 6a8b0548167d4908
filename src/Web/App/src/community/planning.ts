import type { MeetingForm, PlannedItem } from '../wire';

/** What a form holds of one point of an agenda. */
export interface ItemDraft {
  key: string;
  title: string;
  kind: PlannedItem['kind'];
  minutes: string;
  method: string | undefined;
}

const minutesOf = (item: { minutes: string }): number => Math.max(0, Math.trunc(Number(item.minutes)) || 0);

/** The points that say something, as they are sent. */
export const agendaOf = (items: readonly ItemDraft[]): PlannedItem[] =>
  items
    .filter(({ title }) => title.trim())
    .map((item) => ({ title: item.title.trim(), kind: item.kind, minutes: minutesOf(item), ...(item.method ? { method: item.method } : {}) }));

/** Where a meeting is held, or its connection, only where the form has such a thing. */
export const whereOf = (form: MeetingForm, place: string, videoLink: string): { place?: string; videoLink?: string } => ({
  ...(form !== 'online' && place.trim() ? { place: place.trim() } : {}),
  ...(form !== 'onsite' && videoLink.trim() ? { videoLink: videoLink.trim() } : {}),
});

/** Whether a connection is asked for and is none that a browser opens. */
export const isWrongLink = (form: MeetingForm | undefined, videoLink: string): boolean => form !== 'onsite' && videoLink.trim() !== '' && !isWebAddress(videoLink);

export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+\.\S+/.test(text.trim());
