import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaOf, isWebAddress, whereOf } from '../src/community/planning';
import { numberOf } from '../src/community/numbers';

describe('the agenda of a meeting', () => {
  it('is sent without the items that say nothing, and never with minutes that are no number', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ title: fc.string({ maxLength: 5 }), minutes: fc.string({ maxLength: 4 }) })), (drafts) => {
        const agenda = agendaOf(drafts.map((draft, i) => ({ ...draft, key: `${i}`, kind: 'explore', method: undefined })));
        expect(agenda).toHaveLength(drafts.filter(({ title }) => title.trim()).length);
        expect(agenda.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 0)).toBe(true);
      }),
    );
  });
});

it('a meeting on location has no link, and one online has no place', () => {
  expect(whereOf('onsite', ' Zaal 3 ', 'https://bel.example/1')).toEqual({ place: 'Zaal 3' });
  expect(whereOf('online', 'Zaal 3', 'https://bel.example/1')).toEqual({ videoLink: 'https://bel.example/1' });
  expect(whereOf('hybrid', '', '')).toEqual({});
});

it('a link is an address of the web and nothing that runs', () => {
  expect(isWebAddress('https://bel.example/1')).toBe(true);
  expect(isWebAddress('javascript:alert(1)')).toBe(false);
});

it('an action is named by its letter, year and number', () => {
  expect(numberOf('A', { year: 2026, number: 21 })).toBe('A-2026-021');
});
