import type { PhaseInput, PlanPhase, Run } from '../wire';

export const isOver = (run: Run): boolean => run.status === 'finished' || run.status === 'aborted';

/** The phase that goes on; undefined before the first and after the last. */
export const phaseNow = (run: Run): PlanPhase | undefined =>
  run.status === 'running' || run.status === 'paused' || run.status === 'overtime' ? run.phases[run.phase] : undefined;

/** Whether everybody may put something on the board in it. */
export const takesInput = (input: PhaseInput): boolean => input === 'hidden' || input === 'open' || input === 'turns' || input === 'passSheet';

/** Whether others do not see yet what is written in it. */
export const isHiddenIn = (run: Run, phase: number): boolean => run.phases[phase]?.input === 'hidden' || run.phases[phase]?.input === 'passSheet';

/** How much of a phase is left. Below nothing, it is over its time. */
export function leftOf(run: Run, now: number): number | undefined {
  if (run.status === 'paused') return run.leftMs;
  return phaseNow(run) && run.endsAt ? Date.parse(run.endsAt) - now : undefined;
}

/** How long a phase lasts in all, with what was added to it. */
export const lengthOf = (run: Run, left: number): number => Math.max((run.phases[run.phase]?.minutes ?? 0) * 60_000, left);

/** As it stands on a clock: a second counts until it is over. */
export function clock(ms: number): string {
  const seconds = Math.ceil(Math.abs(ms) / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0')];
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

const minute = 60_000;

/**
 * Of a phase is spoken when it begins, at half, with a minute left, and when its time is up; more would keep people from
 * thinking. Half is passed over where it comes close to one of the others.
 * @returns what came between two looks at the clock.
 */
export function momentBetween(before: number, left: number, length: number): 'half' | 'minute' | undefined {
  const passed = (at: number) => before > at && left <= at && left > 0;
  if (length > 1.5 * minute && passed(minute)) return 'minute';
  return length >= 4 * minute && passed(length / 2) ? 'half' : undefined;
}

/** When somebody began to write: of which run and phase that counts. */
export interface Begun {
  runId: string;
  phase: number;
}

/** What is begun now. */
export const begunIn = (run: Run | undefined): Begun | undefined => (run && phaseNow(run) ? { runId: run.id, phase: run.phase } : undefined);

/** Words of which nobody knows any more when they were begun: as soon as they can be of a hidden phase, they are. */
export function begunBefore(run: Run | undefined): Begun | undefined {
  if (!run) return undefined;
  const hidden = run.phases.findIndex((_, phase) => isHiddenIn(run, phase));
  return hidden >= 0 && hidden <= run.phase && run.status !== 'prepared' ? { runId: run.id, phase: hidden } : begunIn(run);
}
