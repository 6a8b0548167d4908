import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ideasIn, manyIdeas, mostAtOnce, sorted } from '../src/meeting/lines';

it('makes an idea of each line, without what numbers it', () => {
  expect(ideasIn('1. Zon\r\n\n  - Wind op zee \n• Warmte\n12) Soep\n3 bomen in de straat\n-5 graden')).toEqual(['Zon', 'Wind op zee', 'Warmte', 'Soep', '3 bomen in de straat', '-5 graden']);
});

it('loses no line: each is added now, is too long, or comes later', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 450 }), (texts) => {
      const text = texts.join('\n');
      const { now, tooLong, later } = sorted(text, 20);
      expect(now.length).toBeLessThanOrEqual(mostAtOnce);
      expect([...now, ...later].every((line) => line.length <= 20)).toBe(true);
      expect(new TextEncoder().encode(JSON.stringify(manyIdeas(now.length ? now : ['x'], {}))).length).toBeLessThan(48 * 1024);
      expect([...now, ...tooLong, ...later].sort()).toEqual(ideasIn(text).sort());
    }),
  );
});

it('keeps what does not fit in one command for the next, also where each letter takes three bytes', () => {
  const { now, later } = sorted(Array.from({ length: 200 }, () => '語'.repeat(280)).join('\n'), 280);
  expect(now.length + later.length).toBe(200);
  expect(new TextEncoder().encode(JSON.stringify(manyIdeas(now, {}))).length).toBeLessThan(48 * 1024);
  expect(now.length).toBeGreaterThan(30);
});
