import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writerColours } from '../src/meeting/minutes-writers';

/** WCAG 2.2: how much two colours differ, from 1 to 21. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [a, b] = [light(one), light(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

// Names go after a few seconds, so axe may not see them.
it('the colour of a writer is readable under a name, and shows as a line in the text, in both schemes', () => {
  const css = readFileSync('src/theme/tokens.css', 'utf8');
  const [light, dark] = css.split('@media (prefers-color-scheme: dark)');
  for (const scheme of [light!, dark!]) {
    const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(scheme)![1]!;
    for (let i = 0; i < writerColours; i++) {
      expect(contrast(colour(`samenwerken-writer-${i}`), colour('on-writer')), `${i}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(`samenwerken-writer-${i}`), colour('samenwerken-paper')), `${i}`).toBeGreaterThanOrEqual(3);
    }
  }
});
