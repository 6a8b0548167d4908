import { describe, expect, it } from 'vitest';
import './page';
import { halfAYearAfter } from '../src/text/dates';

describe('the day on which a decision by consent is looked at again', () => {
  it.each([
    [new Date(2026, 10, 27), '2027-05-27'],
    [new Date(2026, 7, 31), '2027-02-28'],
    [new Date(2027, 7, 30), '2028-02-29'],
    [new Date(2026, 0, 1), '2026-07-01'],
  ])('is half a year after %s', (day, expected) => expect(halfAYearAfter(day)).toBe(expected));
});
