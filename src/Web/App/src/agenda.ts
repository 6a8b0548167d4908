import type { AgendaItem, ItemKind } from './wire';

/** An item of an agenda, of a meeting or of one that is still planned, as far as its time goes. */
export type Timed = Partial<Pick<AgendaItem, 'minutes' | 'state' | 'plan'>> & { title: string; sort?: AgendaItem['sort'] | ItemKind };

/** What the minutes of an agenda come to, and what a facilitator is warned about: never forbidden (domain 4.6). */
export interface Sum<T extends Timed> {
  minutes: number;
  /** How many minutes more than the meeting lasts; 0 where it fits, or nobody said how long that is. */
  over: number;
  /** Where somebody sits longer than 90 minutes without a break: the item at which that happens. */
  noBreak?: T;
  /** Items in which people only listen for more than 20 minutes. */
  oneWay: T[];
}

const longestWithoutBreak = 90;
const longestOneWay = 20;

export const minutesOf = (item: Timed): number => item.minutes ?? 0;

/** @param items in their order; what is skipped or goes to a later meeting takes no time. */
export function sumOf<T extends Timed>(items: readonly T[], plannedMinutes?: number): Sum<T> {
  const sum: Sum<T> = { minutes: 0, over: 0, oneWay: [] };
  let seated = 0;
  for (const item of items) {
    if (item.state === 'skipped' || item.state === 'moved') continue;
    sum.minutes += minutesOf(item);
    seated = item.sort === 'break' ? 0 : seated + minutesOf(item);
    if (seated > longestWithoutBreak) sum.noBreak ??= item;
    if (listensFor(item) > longestOneWay) sum.oneWay.push(item);
  }
  sum.over = plannedMinutes === undefined ? 0 : Math.max(0, sum.minutes - plannedMinutes);
  return sum;
}

/** How many minutes people do nothing but listen: all of an item that informs, or else its phases in which nobody else puts anything in. */
const listensFor = (item: Timed): number =>
  item.plan ? item.plan.phases.reduce((sum, phase) => sum + (phase.form === 'plenary' && phase.input === 'closed' ? phase.minutes : 0), 0) : item.sort === 'inform' ? minutesOf(item) : 0;
