import { expect, it } from 'vitest';
import './page';
import { mergedText, placeOfMerged } from '../src/meeting/actions.merging';
import { limits, type Idea } from '../src/wire';

const idea = (id: string, more: Partial<Idea> = {}): Idea => ({ kind: 'idea', id, number: 1, text: id, authorId: '', addedAt: '', ...more });

it('the text of a merged idea has the texts of all, each once, as far as there is room', () => {
  expect(mergedText(['Zon op het dak', ' Zon op het dak ', 'Isoleren'])).toBe('Zon op het dak\nIsoleren');
  const long = 'x'.repeat(limits.idea);
  expect(mergedText(['Kort', long])).toBe('Kort');
  expect(mergedText([long])).toHaveLength(limits.idea);
});

it('a merged idea stands in the cluster of all that it came from, or beside them, or where new ideas come', () => {
  expect(placeOfMerged([idea('a', { clusterId: 'c' }), idea('b', { clusterId: 'c' })])).toEqual({ clusterId: 'c' });
  expect(placeOfMerged([idea('a', { x: 0, y: 5 }), idea('b', { x: 100, y: 7 })])).toEqual({ x: 356, y: 7 });
  expect(placeOfMerged([idea('a', { x: limits.coordinate, y: 0 }), idea('b', { x: 0, y: 0 })])).toEqual({ x: limits.coordinate, y: 0 });
  expect(placeOfMerged([idea('a', { clusterId: 'c' }), idea('b')])).toEqual({});
});
