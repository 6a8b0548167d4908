import { contrast, mix, type Hex } from './contrast';

/** What an accent stands on in a colour scheme; the values of tokens.css. */
export interface Ground {
  paper: Hex;
  ground: Hex;
  ink: Hex;
}

export const grounds: { light: Ground; dark: Ground } = {
  light: { paper: '#ffffff', ground: '#f5f8f7', ink: '#17211f' },
  dark: { paper: '#17201e', ground: '#0f1614', ink: '#e8f0ee' },
};

/** The tokens of an accent, by the ends of their names. */
export interface Accent {
  accent: Hex;
  'accent-strong': Hex;
  'accent-soft': Hex;
  'on-accent': Hex;
}

/** The least that text differs from what it stands on (WCAG 2.2, AA). */
const readable = 4.5;

/**
 * The accent of a programme, made from one colour: as it is where it can be read, and otherwise as much darker, or in the dark
 * scheme lighter, as that takes. Whatever the colour: the accent and its strong form can be read on paper, on the ground and
 * on the soft form, `on-accent` can be read on both, and so can ink on the soft form.
 */
export function accentOf(colour: Hex, { paper, ground, ink }: Ground): Accent {
  const isLight = contrast(paper, '#000000') > contrast(paper, '#ffffff');
  const [away, back]: [Hex, Hex] = isLight ? ['#000000', '#ffffff'] : ['#ffffff', '#000000'];
  for (let share = 1; ; share -= 0.02) {
    const accent = mix(colour, away, Math.max(share, 0));
    const made: Accent = {
      accent,
      'accent-strong': mix(accent, away, 0.74),
      'accent-soft': mix(accent, paper, isLight ? 0.11 : 0.16),
      'on-accent': isLight ? back : mix(accent, back, 0.2),
    };
    const pairs = [paper, ground, made['accent-soft'], made['on-accent']].flatMap((on) => [[accent, on], [made['accent-strong'], on]] as const);
    const isReadable = [...pairs, [ink, made['accent-soft']] as const].every(([text, on]) => contrast(text, on) >= readable);
    if (isReadable || share <= 0) return made;
  }
}

/** The same as a style sheet, for both schemes. */
export function accentSheet(colour: Hex): string {
  const block = (ground: Ground) =>
    `:root{${Object.entries(accentOf(colour, ground)).map(([name, value]) => `--samenwerken-${name}:${value}`).join(';')}}`;
  return `${block(grounds.light)}@media (prefers-color-scheme: dark){${block(grounds.dark)}}`;
}
