import { minutesOf } from '../agenda';
import { methods, type Method } from '../content/methods';
import type { AgendaItem, ItemDraft, MethodPlan } from '../wire';

/** How a meeting that runs stands by its programme. */
export interface Progress {
  running: AgendaItem;
  /** How many minutes it has run. */
  ran: number;
  /** Minutes behind the programme; negative where it is ahead. */
  behind: number;
  /** When it will end at this rate, in milliseconds since 1970. */
  endsAt: number;
}

/**
 * What was planned of all that began is held against the time that went by since the first began. What runs counts as planned
 * until its minutes are over.
 */
export function progressOf(items: readonly AgendaItem[], now: number): Progress | undefined {
  const running = items.find((item) => item.state === 'running');
  if (!running?.startedAt) return undefined;
  const ran = (now - Date.parse(running.startedAt)) / 60_000;
  const began = Math.min(...items.flatMap((item) => (item.startedAt ? [Date.parse(item.startedAt)] : [])));
  const done = items.filter((item) => item.state === 'done').reduce((sum, item) => sum + minutesOf(item), 0);
  const left = items.filter((item) => (item.state ?? 'todo') === 'todo').reduce((sum, item) => sum + minutesOf(item), 0);
  const behind = (now - began) / 60_000 - done - Math.min(ran, minutesOf(running));
  const ofRunning = Math.max(0, minutesOf(running) - ran);
  return { running, ran, behind, endsAt: now + (ofRunning + left) * 60_000 };
}

/** When each item begins, in minutes after the start. */
export function startsOf(items: readonly AgendaItem[]): Map<string, number> {
  const starts = new Map<string, number>();
  let at = 0;
  for (const item of items) {
    starts.set(item.id, at);
    at += minutesOf(item);
  }
  return starts;
}

const secondsATurn = 30;

/** A plan whose rounds of turns with everybody last 30 seconds for each who is there. Whoever set other minutes keeps them. */
export function forPeople(plan: MethodPlan, people: number, method: Method | undefined): MethodPlan {
  const minutes = Math.min(240, Math.max(1, Math.ceil((people * secondsATurn) / 60)));
  return {
    ...plan,
    phases: plan.phases.map((phase, i) =>
      isRound(phase, method?.phases[i]?.title.nl) ? { ...phase, minutes } : phase,
    ),
  };
}

/** In a round each says something short; in other turns a few talk for long. */
const isRound = (phase: MethodPlan['phases'][number], title: string | undefined): boolean =>
  phase.form === 'plenary' && phase.input === 'turns' && /ronde|round/i.test(title ?? phase.title);

export const lengthOf = (plan: MethodPlan): number => plan.phases.reduce((sum, phase) => sum + phase.minutes, 0);

/** An item of a template: what it works on is the place of another in the same template. */
export type TemplateItem = Omit<ItemDraft, 'itemId' | 'worksOn'> & { worksOn?: number | 'meeting' };

export interface Template {
  id: string;
  title: string;
  minutes?: number;
  items: TemplateItem[];
}

/** The items of a template, with ids of their own. */
export function draftsOf(template: Template, newId: () => string): ItemDraft[] {
  const ids = template.items.map(newId);
  return template.items.map(({ worksOn, ...item }, i) => ({
    ...item,
    itemId: ids[i]!,
    ...(worksOn === undefined ? {} : { worksOn: worksOn === 'meeting' ? worksOn : ids[worksOn]! }),
  }));
}

/** The agenda of a meeting as a template: without people, and without how it went. */
export function templateOf(id: string, title: string, items: readonly AgendaItem[], minutes?: number): Template {
  const place = new Map(items.map((item, i) => [item.id, i]));
  return {
    id,
    title,
    ...(minutes === undefined ? {} : { minutes }),
    items: items.slice(0, 60).map(({ title, sort, minutes, question, output, preparation, plan, worksOn }) => ({
      title,
      ...present({ sort, minutes, question, output, preparation, plan, worksOn: worksOn === 'meeting' ? worksOn : worksOn === undefined ? undefined : place.get(worksOn) }),
    })),
  };
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** What stands in a file that somebody opens, where it is a template; the server judges what it plans. */
export function templateIn(text: string): Template | undefined {
  try {
    const { format, template } = JSON.parse(text) as { format?: unknown; template?: Partial<Template> };
    if (format !== templateFormat || typeof template?.id !== 'string' || typeof template.title !== 'string' || !Array.isArray(template.items)) return undefined;
    const items = template.items.length;
    const isWhole = items > 0 && template.items.every((item) => typeof item?.title === 'string' && (item.worksOn === undefined || item.worksOn === 'meeting' || (Number.isInteger(item.worksOn) && item.worksOn >= 0 && item.worksOn < items)));
    return isWhole ? (template as Template) : undefined;
  } catch {
    return undefined;
  }
}

export const templateFormat = 'samenwerken.agenda';

export const fileOf = (template: Template): string => JSON.stringify({ format: templateFormat, template }, undefined, 2);

export const methodNamed = (id: string): Method => methods.find((method) => method.id === id)!;
