import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writerColours } from '../src/writing/writers';
import { accentOf, grounds, type Accent } from '../src/theme/accent';
import { contrast, type Hex } from '../src/theme/contrast';

const [lightCss, darkCss] = readFileSync('src/theme/tokens.css', 'utf8').split('@media (prefers-color-scheme: dark)');
const colourIn = (scheme: string) => (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(scheme)![1]! as Hex;
const schemes = [
  ['light', colourIn(lightCss!)],
  ['dark', colourIn(darkCss!)],
] as const;

describe.each(schemes)('In the %s scheme', (scheme, colour) => {
  // Names go after a few seconds, so axe may not see them.
  it('the colour of a writer is readable under a name, and shows as a line in the text', () => {
    for (let i = 0; i < writerColours; i++) {
      expect(contrast(colour(`samenwerken-writer-${i}`), colour('on-writer')), `${i}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(`samenwerken-writer-${i}`), colour('samenwerken-paper')), `${i}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('text can be read, and the edges of what can be used are seen', () => {
    const own = (name: string) => colour(`samenwerken-${name}`);
    for (const text of ['ink', 'ink-soft', 'accent', 'danger', 'attention'])
      for (const on of ['paper', 'ground', 'accent-soft', 'danger-soft', 'attention-soft']) {
        const isMet = text === 'ink' || on === 'paper' || on === 'ground' || on === `${text}-soft`;
        if (isMet) expect(contrast(own(text), own(on)), `${text} on ${on}`).toBeGreaterThanOrEqual(4.5);
      }
    for (const on of ['yellow', 'green', 'blue', 'pink', 'violet']) for (const text of ['ink', 'ink-soft']) expect(contrast(own(text), own(`note-${on}`)), `${text} on ${on}`).toBeGreaterThanOrEqual(4.5);
    for (const on of ['paper', 'ground']) expect(contrast(own('line-strong'), own(on)), `line-strong on ${on}`).toBeGreaterThanOrEqual(3);
    expect(contrast(own('on-accent'), own('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(own('on-accent'), own('accent-strong'))).toBeGreaterThanOrEqual(4.5);
  });

  it('an accent stands on what tokens.css says', () => {
    for (const [name, value] of Object.entries(grounds[scheme])) expect(value).toBe(colour(`samenwerken-${name}`));
  });

  it('an accent made of any colour can be read wherever it is used', () => {
    const part = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
    const any = fc.tuple(part, part, part).map((parts) => `#${parts.join('')}` as Hex);
    const extremes = ['#000000', '#ffffff', '#ffff00', '#0000ff', '#00ff00', '#808080', '#17201e', '#f5f8f7'] as Hex[];
    const holds = (base: Hex) => {
      const { paper, ground, ink } = grounds[scheme];
      const made: Accent = accentOf(base, grounds[scheme]);
      for (const text of [made.accent, made['accent-strong']])
        for (const on of [paper, ground, made['accent-soft'], made['on-accent']]) expect(contrast(text, on), `${base}: ${text} on ${on}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, made['accent-soft']), base).toBeGreaterThanOrEqual(4.5);
    };
    extremes.forEach(holds);
    fc.assert(fc.property(any, holds), { numRuns: 1000 });
  });

  it('a colour that can be read as it is stays as it is', () => {
    const base = scheme === 'light' ? '#0b6355' : '#6fd3bf';
    expect(accentOf(base, grounds[scheme]).accent).toBe(base);
  });
});
