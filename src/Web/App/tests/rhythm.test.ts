import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, momentAt, rhythms, shownAt } from '../src/community/rhythm';

describe('the rhythm of a series', () => {
  it('stays on the second Tuesday by the month', () => {
    expect(daysOf('2026-12-08', 'month', 4)).toEqual(['2026-12-08', '2027-01-12', '2027-02-09', '2027-03-09']);
  });

  it('takes the last where a month has no fifth', () => {
    expect(daysOf('2026-12-29', 'twoMonths', 3)).toEqual(['2026-12-29', '2027-02-23', '2027-04-27']);
  });

  it('counts weeks over the turn of a year', () => {
    expect(daysOf('2026-12-24', 'twoWeeks', 3)).toEqual(['2026-12-24', '2027-01-07', '2027-01-21']);
  });

  it('has as many days as were asked, each on the weekday of the first and each later than the one before', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), fc.constantFrom(...rhythms), fc.integer({ min: 1, max: 30 }), (date, rhythm, count) => {
        const first = date.toISOString().slice(0, 10);
        const days = daysOf(first, rhythm, count);
        expect(days).toHaveLength(count);
        expect(days[0]).toBe(first);
        expect(days.every((one, i) => i === 0 || one > days[i - 1]!)).toBe(true);
        expect(new Set(days.map((one) => new Date(one).getUTCDay())).size).toBe(1);
      }),
    );
  });
});

describe('moments', () => {
  it('are those of a clock in the Netherlands, in summer and in winter', () => {
    expect(momentAt('2026-07-01', '14:00')).toBe('2026-07-01T12:00:00.000Z');
    expect(momentAt('2026-12-01', '14:00')).toBe('2026-12-01T13:00:00.000Z');
  });

  it('read back as they were said', () => {
    fc.assert(
      // The hour that summer time leaves out is between two and three.
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), fc.integer({ min: 3, max: 23 }), fc.integer({ min: 0, max: 59 }), (date, hour, minute) => {
        const day = date.toISOString().slice(0, 10);
        const time = `${`${hour}`.padStart(2, '0')}:${`${minute}`.padStart(2, '0')}`;
        expect(shownAt(momentAt(day, time))).toEqual({ day, time });
      }),
    );
  });
});
