import { notNumbered } from '../sync/predict';
import type { ActionItem, Decision } from '../wire';

export type Outcome = Decision | ActionItem;

/** By what people speak of it: "B-1" for a decision, "A-1" for an action, also in English: the minutes say the same. */
export function numberOf(outcome: Outcome): string {
  const letter = outcome.kind === 'decision' ? 'B' : 'A';
  // What was open in the community has its number there.
  if (outcome.kind === 'action' && outcome.home) return `A-${outcome.home.year}-${`${outcome.home.number}`.padStart(3, '0')}`;
  return outcome.number === notNumbered ? `${letter}-…` : `${letter}-${outcome.number}`;
}

export const isWithdrawn = (outcome: Outcome): boolean => (outcome.kind === 'decision' ? outcome.withdrawn === true : outcome.status === 'withdrawn');

export const byNumber = (a: Outcome, b: Outcome): number => a.number - b.number || (a.id < b.id ? -1 : 1);

/** For each idea, the decisions and actions that came from it, in their order. */
export function fromIdeas(decisions: Iterable<Decision>, actions: Iterable<ActionItem>): Map<string, Outcome[]> {
  const from = new Map<string, Outcome[]>();
  for (const outcome of [...[...decisions].sort(byNumber), ...[...actions].sort(byNumber)])
    for (const ideaId of outcome.fromIdeas) from.set(ideaId, [...(from.get(ideaId) ?? []), outcome]);
  return from;
}

/** How many days from now a day is, by the calendar of whoever looks: 0 today, -1 yesterday. */
export function daysUntil(day: string, now: Date): number {
  const [year, month, date] = day.split('-').map(Number);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.UTC(year!, month! - 1, date!) - today) / 86_400_000);
}

/** A day as people write it: "zondag 22 november 2026". */
export function dayIn(language: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(year!, month! - 1, date!)));
}
