import { expect, it } from 'vitest';
import { isLate, needsOf } from '../src/community/deals';
import { find, isCheckedByTwo } from '../src/community/library';
import type { Deal, Lesson, LessonStatus } from '../src/wire';

const lesson = (number: number, title: string, status: LessonStatus, more: Partial<Lesson> = {}): Lesson => ({
  kind: 'lesson', id: `les${number}`, number, title, status, sources: [], groups: [], checks: [], themes: [], transitions: [], confidence: 'experienced', proposedAt: '2026-11-01T10:00:00Z', ...more,
});

const lessons = [
  lesson(1, 'Begin bij de conciërge', 'candidate'),
  lesson(2, 'Een café werkt beter dan een zaal', 'published', { themes: ['energy'], sources: [{ kind: 'idea', meetingId: 'm', sourceId: 'i', text: 'Soep voor iedereen' }] }),
  lesson(3, 'Ga langs de deuren', 'drafted'),
  lesson(4, 'Folders helpen', 'outdated'),
];
const textOf = (id: string) => (id === 'les3' ? 'Bel aan na het avondeten.' : '');
const found = (words: string, shown: 'all' | 'ready' | 'making' = 'all', theme?: string) => find(lessons, textOf, { words, shown, theme }).map(({ number }) => number);

it('a lesson is found by its title, its text and what its sources said, without accents and capitals', () => {
  expect(found('cafe')).toEqual([2]);
  expect(found('CONCIERGE')).toEqual([1]);
  expect(found('avondeten')).toEqual([3]);
  expect(found('soep')).toEqual([2]);
  expect(found('soep avondeten')).toEqual([]);
});

it('what can be relied on comes first, and what no longer holds last', () => {
  expect(found('')).toEqual([2, 3, 1, 4]);
});

it('somebody sees those to rely on, those in the making, or those of a theme alone', () => {
  expect(found('', 'ready')).toEqual([2]);
  expect(found('', 'making')).toEqual([3, 1]);
  expect(found('', 'all', 'energy')).toEqual([2]);
});

it('two of one organisation are one side; somebody of none speaks for themselves', () => {
  const checks = (...all: [string, string?][]) => lesson(9, '', 'drafted', { checks: all.map(([personId, organisationId]) => ({ personId, at: '', ...(organisationId ? { organisationId } : {}) })) });
  expect(isCheckedByTwo(checks(['a', 'x'], ['b', 'x']))).toBe(false);
  expect(isCheckedByTwo(checks(['a', 'x'], ['b', 'y']))).toBe(true);
  expect(isCheckedByTwo(checks(['a'], ['b']))).toBe(true);
  expect(isCheckedByTwo(checks(['a']))).toBe(false);
});

const deal = (more: Partial<Deal>): Deal => ({ kind: 'deal', id: 'd', number: 1, title: '', status: 'running', parties: [], commitments: [], draftedAt: '', ...more });
const promise = (organisationId: string, due: string, keptOn?: string) => ({ id: `${organisationId}${due}`, organisationId, promises: '', due, ...(keptOn ? { keptOn } : {}) });

it('before a deal can be signed it needs two parties, and a promise of each', () => {
  expect(needsOf(deal({}))).toEqual({ parties: false, promises: false });
  expect(needsOf(deal({ parties: ['a', 'b'], commitments: [promise('a', '2026-12-01')] }))).toEqual({ parties: true, promises: false });
  expect(needsOf(deal({ parties: ['a', 'b'], commitments: [promise('a', '2026-12-01'), promise('b', '2026-12-01')] }))).toEqual({ parties: true, promises: true });
});

it('a promise is late where its day is past, it was not kept, and its deal runs', () => {
  const late = (status: Deal['status'], keptOn?: string) => isLate(deal({ status }), promise('a', '2026-11-01', keptOn), '2026-11-02');
  expect(late('running')).toBe(true);
  expect(late('running', '2026-11-05')).toBe(false);
  expect(late('draft')).toBe(false);
  expect(late('ended')).toBe(false);
  expect(isLate(deal({}), promise('a', '2026-11-01'), '2026-11-01')).toBe(false);
});
