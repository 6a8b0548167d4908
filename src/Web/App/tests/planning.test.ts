import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaOf, isWebAddress, warningsOf, whereOf } from '../src/community/planning';
import { numberOf } from '../src/community/numbers';
import type { PlannedItem } from '../src/wire';

const item = (kind: PlannedItem['kind'], minutes: number): PlannedItem => ({ title: kind, kind, minutes });

describe('the agenda of a meeting', () => {
  it('is too long where its items take more than the meeting', () => {
    expect(warningsOf([item('create', 60), item('break', 15), item('decide', 60)], 120)).toEqual([{ code: 'tooLong', over: 15 }]);
  });

  it('asks for a break after an hour and a half, and not where there is one', () => {
    expect(warningsOf([item('create', 60), item('choose', 31)], 120)).toEqual([{ code: 'noBreak' }]);
    expect(warningsOf([item('create', 60), item('break', 10), item('choose', 50)], 120)).toEqual([]);
  });

  it('warns of listening for more than twenty minutes at a stretch', () => {
    expect(warningsOf([item('inform', 15), item('inform', 10)], 60)).toEqual([{ code: 'longTalk' }]);
    expect(warningsOf([item('inform', 15), item('explore', 10), item('inform', 10)], 60)).toEqual([]);
  });

  it('says nothing of how long a meeting is that has no end yet', () => {
    expect(warningsOf([item('create', 30)], 0)).toEqual([]);
  });

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
