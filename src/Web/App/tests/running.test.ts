import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import './page';
import { begunBefore, begunIn, clock, leftOf, momentBetween } from '../src/meeting/running';
import { aheadBy } from '../src/meeting/server-time';
import { runningTexts } from '../src/text/running';
import type { PhaseInput, Run, RunStatus } from '../src/wire';

const at = (ms: number) => new Date(ms).toISOString();

const run = (status: RunStatus, phase = 0, inputs: PhaseInput[] = ['hidden', 'open', 'vote'], more: Partial<Run> = {}): Run => ({
  kind: 'run', id: 'r', itemId: 'i', phase, status, startedAt: at(0),
  phases: inputs.map((input) => ({ title: input, minutes: 5, form: 'solo', input })),
  ...more,
});

describe('the clock of a phase', () => {
  it('counts a second until it is over, and hours where there are', () => {
    expect([0, 1, 999, 1000, 59_001, 60_000, 245_000, 3_600_000].map(clock)).toEqual(['0:00', '0:01', '0:01', '0:01', '1:00', '1:00', '4:05', '1:00:00']);
  });

  it('runs to the end that the server said, and stands still while it is paused', () => {
    expect(leftOf(run('running', 0, ['open'], { endsAt: at(60_000) }), 45_000)).toBe(15_000);
    expect(leftOf(run('paused', 0, ['open'], { leftMs: 7000 }), 99_000)).toBe(7000);
    expect(leftOf(run('overtime', 0, ['open'], { endsAt: at(60_000) }), 65_000)).toBe(-5000);
    for (const status of ['prepared', 'harvesting', 'finished'] as const) expect(leftOf(run(status), 0)).toBeUndefined();
  });

  it('follows a server whose time is another, and trusts its own where the two agree', () => {
    expect(aheadBy(at(100_000), 39_900, 40_100)).toBe(60_500);
    expect(aheadBy(at(40_000), 40_000, 40_400)).toBe(0);
    expect(aheadBy(null, 0, 0)).toBe(0);
  });
});

describe('what is spoken of the time', () => {
  it('is half and the last minute, each once, however often somebody looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 240 }), fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 400 }), (minutes, steps) => {
        const length = minutes * 60_000;
        let left = length;
        const said: string[] = [];
        for (const step of steps) {
          const moment = momentBetween(left, left - step, length);
          if (moment) said.push(moment);
          left -= step;
        }
        expect(new Set(said).size).toBe(said.length);
        if (said.length === 2) expect(said).toEqual(['half', 'minute']);
      }),
    );
  });

  it('leaves out half of a short phase, and a minute of one that is hardly longer', () => {
    expect(momentBetween(60_100, 59_900, 3 * 60_000)).toBe('minute');
    expect(momentBetween(90_100, 89_900, 3 * 60_000)).toBeUndefined();
    expect(momentBetween(60_000, 59_900, 60_000)).toBeUndefined();
    expect(momentBetween(150_100, 149_900, 5 * 60_000)).toBe('half');
  });
});

describe('what somebody writes counts for the phase in which they began', () => {
  it('where one goes on', () => {
    expect(begunIn(run('running', 1))).toEqual({ runId: 'r', phase: 1 });
    expect(begunIn(run('overtime', 0))).toEqual({ runId: 'r', phase: 0 });
    expect(begunIn(run('prepared'))).toBeUndefined();
    expect(begunIn(undefined)).toBeUndefined();
  });

  it('and words of an unknown moment stay unseen where they may be of a hidden phase', () => {
    expect(begunBefore(run('running', 2))).toEqual({ runId: 'r', phase: 0 });
    expect(begunBefore(run('harvesting', 2))).toEqual({ runId: 'r', phase: 0 });
    expect(begunBefore(run('prepared'))).toBeUndefined();
    expect(begunBefore(run('running', 1, ['closed', 'open', 'hidden']))).toEqual({ runId: 'r', phase: 1 });
  });
});

it('says the same things in both languages', () => {
  const keys = (texts: object): unknown => Object.entries(texts).map(([key, value]) => [key, typeof value === 'object' ? keys(value as object) : typeof value]);
  expect(keys(runningTexts.en)).toEqual(keys(runningTexts.nl));
});
