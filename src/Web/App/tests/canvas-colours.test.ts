import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { colours } from '../src/meeting/canvas/colours';
import { contrast, type Hex } from '../src/theme/contrast';

it('what is written on a note can be read on each of its colours, in both schemes', () => {
  const tokens = readFileSync('src/theme/tokens.css', 'utf8').split('@media (prefers-color-scheme: dark)');
  for (const scheme of [0, 1]) {
    const colour = (name: string) => new RegExp(`--samenwerken-${name}: (#[0-9a-f]{6});`).exec(tokens[scheme]!)![1]! as Hex;
    for (const paper of ['paper', ...colours])
      for (const [ink, least] of [['ink', 7], ['ink-soft', 4.5], ['accent', 3], ['attention', 4.5]] as const)
        expect(contrast(colour(`note-${paper}`), colour(ink)), `${ink} on ${paper}, scheme ${scheme}`).toBeGreaterThanOrEqual(least);
  }
});
