import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, joined } from '../src/session/joined';

describe('Two texts to choose from', () => {
  it('differ in words, not in letters', () => {
    expect(difference('Zonnepanelen op het dak van de school', 'Zonnepanelen op de kerk van de school')).toEqual(['Zonnepanelen op ', 'het dak', ' van de school']);
    expect(difference('Isoleren', 'Isoleren')).toEqual(['Isoleren', '', '']);
    expect(difference('a a', 'a a a')).toEqual(['a a', '', '']);
  });

  it('are each whole, whatever differs', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => difference(one, other).join('') === one));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 12 }), fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 12 }), (one, other) => {
        const [mine, yours] = [difference(one.join(''), other.join('')), difference(other.join(''), one.join(''))];
        expect(mine[0]).toBe(yours[0]);
        expect(mine[2]).toBe(yours[2]);
      }),
    );
  });

  it('joined, lose no word of either, and say nothing twice that one says whole', () => {
    expect(joined('Zon', 'Wind')).toBe('Zon\nWind');
    expect(joined('Zon en wind', 'Zon')).toBe('Zon en wind');
    expect(joined('Zon', 'Zon en wind')).toBe('Zon en wind');
    fc.assert(fc.property(fc.string(), fc.string(), (theirs, mine) => joined(theirs, mine).includes(theirs) && joined(theirs, mine).includes(mine)));
  });
});
