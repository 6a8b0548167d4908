import { tl } from '../text/leading';
import type { AgendaItem, MeetingRecord, Run } from '../wire';

/** A moment that a facilitator remembers, by what happened then. */
export interface Moment {
  at: string;
  label: string;
}

interface Seen {
  meeting: Pick<MeetingRecord, 'startedAt'> | undefined;
  agendaItems: ReadonlyMap<string, AgendaItem>;
  runs: ReadonlyMap<string, Run>;
}

const minute = 60_000;
const ago = [5, 15, 60];

/** How many moments of the agenda are shown. */
const most = 8;

/** Moments to which the board could go back, the last first: some while ago, and when something began or was done. */
export function momentsOf({ meeting, agendaItems, runs }: Seen, now: number): Moment[] {
  const started = Date.parse(meeting?.startedAt ?? '');
  const past = ago.map((minutes) => ({ at: new Date(now - minutes * minute).toISOString(), label: tl().restore.ago(minutes) }));
  const told = [...agendaItems.values()].flatMap((item) => [
    ...(item.startedAt ? [{ at: item.startedAt, label: tl().restore.began(item.title) }] : []),
    ...(item.endedAt ? [{ at: item.endedAt, label: tl().restore.ended(item.title) }] : []),
  ]);
  const phases = [...runs.values()].flatMap((run) => {
    const phase = run.phases[run.phase];
    return run.phaseStartedAt && phase ? [{ at: run.phaseStartedAt, label: tl().restore.began(phase.title) }] : [];
  });
  const last = [...told, ...phases].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
  const all = [...past, ...last].filter(({ at }) => Date.parse(at) < now && Date.parse(at) >= started);
  return [...new Map(all.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).map((moment) => [moment.at, moment])).values()];
}

/** A time of today, as somebody writes it on this device; what is later than now was yesterday, in a meeting that goes on past midnight. */
export function todayAt(time: string, now: number): string | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(time) ?? [];
  if (hours === undefined) return undefined;
  const day = new Date(now);
  day.setHours(Number(hours), Number(minutes), 0, 0);
  if (day.getTime() > now) day.setDate(day.getDate() - 1);
  return day.toISOString();
}
