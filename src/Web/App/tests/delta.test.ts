import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, applyTo, before, between, Builder, compose, cut, moved, movedBack, nothing, wordsOf, type Delta } from '../src/sync/delta';
import { growth, splitsCharacter } from './deltas';

const pieces = ['a', 'zon', ' ', '\n', 'é', '中文', 'שלום', '🌍', '👩‍👩‍👧', '-5', '7'];
const words = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join(''));

/** An edit of a text that begins and ends between characters. */
function editOf(text: string): fc.Arbitrary<Delta> {
  return fc.array(fc.tuple(fc.nat(5), fc.constantFrom('keep', 'keep', 'insert', 'delete'), fc.constantFrom(...pieces)), { maxLength: 10 }).map((steps) => {
    const characters = [...text];
    const builder = new Builder();
    let at = 0;
    for (const [count, kind, word] of steps) {
      if (kind === 'insert') {
        builder.insert(word);
        continue;
      }
      const length = characters.slice(at, at + count).join('').length;
      at += count;
      if (kind === 'keep') builder.keep(length);
      else builder.delete(length);
    }
    return builder.build();
  });
}

const twoEdits = words.chain((text) => fc.tuple(fc.constant(text), editOf(text), editOf(text)));
const inARow = words.chain((text) =>
  editOf(text).chain((a) => editOf(applyTo(text, a)).chain((b) => editOf(applyTo(applyTo(text, a), b)).map((c) => ({ text, a, b, c })))),
);

function isCanonical(delta: Delta): boolean {
  const kind = (step: number | string | undefined) => (step === undefined ? '' : typeof step === 'string' ? 'insert' : step > 0 ? 'keep' : 'delete');
  return delta.every((step, i) => step !== 0 && step !== '' && kind(step) !== kind(delta[i - 1]) && !(kind(step) === 'insert' && kind(delta[i - 1]) === 'delete')) && kind(delta.at(-1)) !== 'keep';
}

describe('a delta', () => {
  it('TXT1: two edits of one text converge, in the order that the server gives', () => {
    fc.assert(
      fc.property(twoEdits, ([text, a, b]) => {
        const one = applyTo(applyTo(text, a), after(b, a));
        expect(applyTo(applyTo(text, b), before(a, b))).toBe(one);
      }),
      { numRuns: 2000 },
    );
  });

  it('TXT1: at one place, what the order has first stays left', () => {
    const [a, b]: Delta[] = [[1, 'A'], [1, 'B']];
    expect(applyTo(applyTo('xy', a!), after(b!, a!))).toBe('xABy');
    expect(applyTo(applyTo('xy', b!), before(a!, b!))).toBe('xABy');
  });

  it('composes: one edit does what the two did, and it does not matter which two are taken together first', () => {
    fc.assert(
      fc.property(inARow, ({ text, a, b, c }) => {
        expect(applyTo(text, compose(a, b))).toBe(applyTo(applyTo(text, a), b));
        expect(compose(compose(a, b), c)).toEqual(compose(a, compose(b, c)));
      }),
      { numRuns: 2000 },
    );
  });

  // Where an insertion stood in what was deleted, the one form does not say: words may change places, none may come or go.
  // So others' edits are gone over one by one, in the server's order, and only one's own are joined.
  it('goes over a composition as over its parts one by one, but for the order at one place', () => {
    fc.assert(
      fc.property(inARow.chain((row) => editOf(row.text).map((mine) => ({ ...row, mine }))), ({ text, a, b, mine }) => {
        const stepwise = after(after(mine, a), b);
        const both = applyTo(applyTo(text, a), b);
        const letters = (delta: Delta) => [...applyTo(both, delta)].sort().join('');
        expect(letters(after(mine, compose(a, b)))).toBe(letters(stepwise));
        expect(growth(after(mine, compose(a, b)))).toBe(growth(stepwise));
      }),
      { numRuns: 2000 },
    );
  });

  it('TXT2: no result splits a character, whatever it is made of', () => {
    fc.assert(
      fc.property(twoEdits, ([text, a, b]) => {
        expect(splitsCharacter(a, text)).toBe(false);
        expect(splitsCharacter(after(b, a), applyTo(text, a))).toBe(false);
        expect(splitsCharacter(before(a, b), applyTo(text, b))).toBe(false);
        expect(splitsCharacter(compose(a, after(b, a)), text)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(splitsCharacter([1, 'x'], '🌍')).toBe(true);
    expect(splitsCharacter([2, -1], 'a🌍')).toBe(true);
    expect(splitsCharacter(['\ud83c'], '')).toBe(true);
    expect(splitsCharacter(['\udf0d'], '')).toBe(true);
  });

  it('is always in its one form', () => {
    fc.assert(
      fc.property(twoEdits, ([text, a, b]) => {
        for (const delta of [a, b, after(a, b), before(a, b), compose(a, after(b, a)), between(text, applyTo(text, a))])
          expect(isCanonical(delta), JSON.stringify(delta)).toBe(true);
      }),
    );
  });

  it('is found between two texts, and splits no character', () => {
    fc.assert(
      fc.property(words, words, (old, next) => {
        const delta = between(old, next);
        expect(applyTo(old, delta)).toBe(next);
        expect(splitsCharacter(delta, old)).toBe(false);
      }),
    );
    // These two share their first half.
    expect(between('a😀b', 'a😁b')).toEqual([1, '😁', -2]);
    // And these their second.
    expect(between('a\u{1F600}', 'a\u{1FA00}').length).toBe(3);
    expect(between('aa', 'aaa')).toEqual([2, 'a']);
    expect(between('zon', 'zon')).toEqual(nothing);
  });

  it('past the end of a text is an error', () => {
    expect(() => applyTo('ab', [3, 'x'])).toThrow(RangeError);
  });

  it('gives back what was written', () => {
    expect(wordsOf([2, 'een', -1, 3, 'twee'])).toBe('een\ntwee');
    expect(wordsOf([-3])).toBe('');
  });

  it('that is too large is cut in edits that do the same', () => {
    fc.assert(
      fc.property(twoEdits, fc.integer({ min: 64, max: 200 }), ([text, a], most) => {
        const parts: Delta[] = [];
        for (let rest = a; rest.length > 0; ) {
          const [part, more] = cut(rest, most);
          expect(part.length).toBeGreaterThan(0);
          expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThanOrEqual(most);
          parts.push(part);
          rest = more;
        }
        let whole = text;
        for (const part of parts) {
          expect(splitsCharacter(part, whole)).toBe(false);
          whole = applyTo(whole, part);
        }
        expect(whole).toBe(applyTo(text, a));
      }),
      { numRuns: 1000 },
    );
    const long: Delta = [5, '"🌍\n'.repeat(10_000), -3];
    let count = 0;
    for (let rest: Delta = long; rest.length > 0; [, rest] = cut(rest, 24 * 1024)) count++;
    expect(count).toBeGreaterThan(3);
  });

  it('moves places along', () => {
    expect(moved(3, [3, 'x'], true)).toBe(3);
    expect(moved(3, [3, 'x'], false)).toBe(4);
    expect(moved(0, ['x'], true)).toBe(0);
    expect(moved(0, ['x'], false)).toBe(1);
    expect(moved(4, [3, -2], true)).toBe(3);
    expect(moved(9, [3, 'ab', -2, 1, 'c'], true)).toBe(10);
    expect(movedBack(4, [3, 'abc', -2])).toBe(3);
    expect(movedBack(3, [3, 'abc', -2])).toBe(3);
    expect(movedBack(7, [3, 'abc', -2])).toBe(6);
    fc.assert(
      fc.property(twoEdits, fc.nat(), ([text, a], seed) => {
        const at = seed % (text.length + 1);
        const there = moved(at, a, true);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(applyTo(text, a).length);
        expect(moved(at, a, false)).toBeGreaterThanOrEqual(there);
        const back = movedBack(there, a);
        expect(back).toBeGreaterThanOrEqual(0);
        expect(back).toBeLessThanOrEqual(text.length);
        // Between two kept characters, a place is where it was.
        if (!a.some((step) => typeof step === 'number' && step < 0)) expect(back).toBe(at);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Edits that C# transformed (see TextVectorsTests). */
describe('the vectors of the delta', () => {
  const file = '../../../tests/vectors/text.json';
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as {
    text: string;
    a: Delta;
    b: Delta;
    c: Delta;
    aApplied: string;
    bAfterA: Delta;
    aBeforeB: Delta;
    both: string;
    aThenC: Delta;
  }[];

  it('give the same here', () => {
    expect(vectors.length).toBeGreaterThan(100);
    for (const { text, a, b, c, aApplied, bAfterA, aBeforeB, both, aThenC } of vectors) {
      expect(applyTo(text, a)).toBe(aApplied);
      expect(after(b, a)).toEqual(bAfterA);
      expect(before(a, b)).toEqual(aBeforeB);
      expect(applyTo(aApplied, bAfterA)).toBe(both);
      expect(applyTo(applyTo(text, b), aBeforeB)).toBe(both);
      expect(compose(a, c)).toEqual(aThenC);
    }
  });
});
