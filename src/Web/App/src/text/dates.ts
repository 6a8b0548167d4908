import { currentLanguage } from './index.svelte';

const locale = () => (currentLanguage() === 'en' ? 'en-GB' : 'nl');
const time = (at: string | number): number => (typeof at === 'number' ? at : Date.parse(at));

/** zondag 22 november 2026 */
export const longDay = (at: string | number): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zoneOf(at) }).format(time(at));

/** 22 nov 2026 */
export const shortDay = (at: string | number): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: zoneOf(at) }).format(time(at));

/** 14.00 uur is how Dutch says it; English has a colon. */
export const clock = (at: string | number): string => {
  const said = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' }).format(time(at));
  return currentLanguage() === 'en' ? said : `${said.replace(':', '.')} uur`;
};

/** A day without a time is the same day everywhere. */
const zoneOf = (at: string | number): string => (typeof at === 'string' && at.length === 10 ? 'UTC' : 'Europe/Amsterdam');

/** The day half a year after another, as a field for days has it: when a decision by consent is looked at again, unless people choose another. */
export function halfAYearAfter(day: Date): string {
  const months = day.getFullYear() * 12 + day.getMonth() + 6;
  // The last of a month stays the last where the other month is shorter.
  const last = new Date(Math.floor(months / 12), (months % 12) + 1, 0).getDate();
  return new Date(Math.floor(months / 12), months % 12, Math.min(day.getDate(), last)).toLocaleDateString('sv');
}
