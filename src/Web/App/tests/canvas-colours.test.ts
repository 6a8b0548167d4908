import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { colours } from '../src/meeting/canvas/colours';
import { contrast, type Hex } from '../src/theme/contrast';

it('what is written on a note can be read on each of its colours, in both schemes', () => {
  const of = (file: string) => readFileSync(file, 'utf8').split('@media (prefers-color-scheme: dark)');
  const [notes, tokens] = [of('src/meeting/canvas/colours.css'), of('src/theme/tokens.css')];
  for (const scheme of [0, 1]) {
    const colour = (css: string[], name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css[scheme]!)![1]! as Hex;
    for (const paper of ['paper', ...colours])
      for (const [ink, least] of [['ink', 7], ['ink-soft', 4.5], ['accent', 3], ['attention', 4.5]] as const)
        expect(contrast(colour(notes, `note-${paper}`), colour(tokens, `samenwerken-${ink}`)), `${ink} on ${paper}, scheme ${scheme}`).toBeGreaterThanOrEqual(least);
  }
});
