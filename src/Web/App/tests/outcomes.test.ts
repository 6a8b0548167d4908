import { expect, it } from 'vitest';
import { nameOf, shortened } from '../src/meeting/naming';
import { dayIn, daysUntil, fromIdeas, numberOf } from '../src/meeting/outcomes';
import type { ActionItem, Decision } from '../src/wire';

const decision = (number: number, ...from: string[]): Decision => ({ kind: 'decision', id: `d${number}`, number, text: '', itemId: '', fromIdeas: from, recordedAt: '' });
const action = (number: number, ...from: string[]): ActionItem => ({
  kind: 'action', id: `a${number}`, number, text: '', itemId: '', assigneeId: '', status: 'open', fromIdeas: from, assignedAt: '',
});

it('numbers are B-1 and A-1, and say so when there is none yet', () => {
  expect([decision(1), action(12), decision(Number.MAX_SAFE_INTEGER)].map(numberOf)).toEqual(['B-1', 'A-12', 'B-…']);
});

it('an idea leads to all that came from it, decisions first', () => {
  const from = fromIdeas([decision(2, 'x'), decision(1, 'x', 'y')], [action(1, 'x')]);
  expect(from.get('x')!.map(numberOf)).toEqual(['B-1', 'B-2', 'A-1']);
  expect(from.get('y')!.map(numberOf)).toEqual(['B-1']);
  expect(from.get('z')).toBeUndefined();
});

it('days are those of the calendar, whatever the hour', () => {
  expect(daysUntil('2026-11-22', new Date(2026, 10, 22, 23, 59))).toBe(0);
  expect(daysUntil('2026-11-22', new Date(2026, 10, 23, 0, 1))).toBe(-1);
  expect(daysUntil('2027-01-01', new Date(2026, 11, 31))).toBe(1);
  // The night in which the clock goes forward.
  expect(daysUntil('2026-03-30', new Date(2026, 2, 28, 12))).toBe(2);
});

it('a day is written out', () => {
  expect(dayIn('nl', '2026-11-22')).toBe('zondag 22 november 2026');
  expect(dayIn('en', '2026-11-22')).toMatch(/^Sunday,? 22 November 2026$/);
});

it('a command is named by the words of what it is about', () => {
  const find = (kind: string, id: string) => (kind === 'idea' && id === 'x' ? { kind: 'idea' as const, id, number: 1, text: 'Zon op\nhet dak', authorId: '', addedAt: '' } : undefined);
  expect(nameOf({ type: 'addIdea', ideaId: 'n', text: 'Nieuw' }, find)).toBe('Nieuw');
  expect(nameOf({ type: 'removeIdea', ideaId: 'x' }, find)).toBe('Zon op het dak');
  expect(nameOf({ type: 'castVote', roundId: 'r', ideaId: 'x' }, find)).toBe('Zon op het dak');
  expect(nameOf({ type: 'moveIdeas', ideas: [{ ideaId: 'x' }, { ideaId: 'gone' }, { ideaId: 'x' }] }, find)).toBe('Zon op het dak, Zon op het dak');
  expect(nameOf({ type: 'addLink', linkId: 'l', fromIdeaId: 'x', toIdeaId: 'x', label: 'en' }, find)).toBe('Zon op het dak → Zon op het dak');
  expect(nameOf({ type: 'removeLink', linkId: 'gone' }, find)).toBe('');
  expect(nameOf({ type: 'setMinutesWriters', who: 'all' }, find)).toBe('');
});

it('a label is one short line, and splits no character', () => {
  expect(shortened('x'.repeat(48))).toHaveLength(48);
  expect(shortened(`${'x'.repeat(46)}👩🏽‍🌾 en meer`)).toMatch(/^x{46}.*…$/u);
  expect(shortened('😀'.repeat(60))).toBe(`${'😀'.repeat(47)}…`);
});
