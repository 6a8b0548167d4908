/**
 * The days and hours of meetings as people say them: by the clock in the Netherlands, wherever whoever plans them is, so that a series
 * that begins at two stays at two when the clock goes forward or back.
 */
const zone = 'Europe/Amsterdam';

export const rhythms = ['week', 'twoWeeks', 'fourWeeks', 'month', 'twoMonths', 'threeMonths'] as const;
export type Rhythm = (typeof rhythms)[number];

const weeks: Partial<Record<Rhythm, number>> = { week: 1, twoWeeks: 2, fourWeeks: 4 };
const months: Partial<Record<Rhythm, number>> = { month: 1, twoMonths: 2, threeMonths: 3 };

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dayMs = 24 * 60 * 60 * 1000;

/**
 * The days of a series, the first included. By the month it stays the second Tuesday, say; where a month has no fifth, it is the last.
 *
 * @param first as 2026-12-08
 */
export function daysOf(first: string, rhythm: Rhythm, count: number): string[] {
  const start = new Date(`${first}T00:00:00Z`);
  const every = weeks[rhythm];
  return Array.from({ length: count }, (_, i) =>
    every ? day(start.getTime() + i * every * 7 * dayMs) : nthWeekday(start.getUTCFullYear(), start.getUTCMonth() + i * months[rhythm]!, start.getUTCDay(), Math.ceil(start.getUTCDate() / 7)),
  );
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const firstOfMonth = new Date(Date.UTC(year, month, 1));
  const date = 1 + ((weekday - firstOfMonth.getUTCDay() + 7) % 7) + (nth - 1) * 7;
  const inMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return day(Date.UTC(year, month, date > inMonth ? date - 7 : date));
}

const wall = new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const wallMs = (at: number): number => Date.parse(`${wall.format(at).replace(' ', 'T')}Z`);

/** @returns the moment that a clock in the Netherlands shows so, as RFC 3339. */
export function momentAt(onDay: string, time: string): string {
  const said = Date.parse(`${onDay}T${time}:00Z`);
  const near = said - (wallMs(said) - said);
  return new Date(said - (wallMs(near) - near)).toISOString();
}

/** What a clock in the Netherlands shows at a moment. */
export function shownAt(moment: string): { day: string; time: string } {
  const [onDay, time] = wall.format(Date.parse(moment)).split(' ') as [string, string];
  return { day: onDay, time: time.slice(0, 5) };
}
