import './page';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canvasKeys } from '../src/meeting/canvas/chords';
import { letterings, wrap } from '../src/meeting/canvas/lettering';

const widthOf = (text: string) => [...text].length;
const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '🏫'), minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 });

describe('the words of a painted note', () => {
  it('stand in lines that are no wider than the note, in their order, and none is lost', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 40 }), (all, width) => {
        const lines = wrap(all.join(' '), width, Infinity, widthOf);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(all.join(''));
      }),
    );
  });

  it('end in three dots where there are more lines than fit', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 40 }), fc.integer({ min: 1, max: 8 }), (all, width, most) => {
        const [whole, shown] = [wrap(all.join(' '), width, Infinity, widthOf), wrap(all.join(' '), width, most, widthOf)];
        expect(shown.length).toBe(Math.min(most, whole.length));
        expect(shown.at(-1)!.endsWith('…')).toBe(whole.length > most);
        for (const line of shown) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('begin a new line where their writer did', () => {
    expect(wrap('een\ntwee drie', 40, 5, widthOf)).toEqual(['een', 'twee drie']);
  });

  it('are as large as on the note as an element, and as many lines', () => {
    const styles = readFileSync('src/meeting/canvas/Note.svelte', 'utf8');
    for (const [name, { size, lines }] of Object.entries(letterings)) {
      expect(styles).toContain(`.${name} {\n    font-size: ${size}px;`);
      expect(styles).toContain(`.${name} .text {\n    line-clamp: ${lines};`);
    }
  });
});

it('no key of the canvas does two things there', () => {
  const chords = Object.values(canvasKeys).flat();
  expect(new Set(chords).size).toBe(chords.length);
});
