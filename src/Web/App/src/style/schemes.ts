/**
 * A sheet with which an element shows one colour scheme, whatever the device prefers: `.scheme-light` and `.scheme-dark`. It
 * says what the theme says of the root, so that both are the same.
 */
export function schemeSheet(): CSSStyleSheet {
  const [light, dark]: [string[], string[]] = [[], []];
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets])
    for (const rule of sheet.cssRules) {
      if (isRoot(rule)) light.push(rule.style.cssText);
      else if (rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-color-scheme: dark'))
        for (const inner of rule.cssRules) if (isRoot(inner)) dark.push(inner.style.cssText);
    }
  const sheet = new CSSStyleSheet();
  // What is made of the colours comes after them, or it would be made of those of the device.
  sheet.replaceSync(`.scheme-light{color-scheme:light;${light.join('')}}.scheme-dark{color-scheme:dark;${light.join('')}${dark.join('')}}`);
  return sheet;
}

const isRoot = (rule: CSSRule): rule is CSSStyleRule => rule instanceof CSSStyleRule && rule.selectorText.split(',').some((part) => part.trim() === ':root');

/** The colours of the theme that stand on each other, and how much they must differ: text 4.5, edges and lines 3 (WCAG 2.2, AA). */
export const pairs: readonly (readonly [text: string, ground: string, least: 3 | 4.5])[] = [
  ['ink', 'paper', 4.5],
  ['ink', 'ground', 4.5],
  ['ink-soft', 'paper', 4.5],
  ['ink-soft', 'ground', 4.5],
  ['accent', 'paper', 4.5],
  ['accent', 'ground', 4.5],
  ['accent-strong', 'accent-soft', 4.5],
  ['ink', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['danger', 'paper', 4.5],
  ['ink', 'danger-soft', 4.5],
  ['attention', 'paper', 4.5],
  ['attention', 'attention-soft', 4.5],
  ...['yellow', 'green', 'blue', 'pink', 'violet'].flatMap((colour) => [['ink', `note-${colour}`, 4.5], ['ink-soft', `note-${colour}`, 4.5]] as const),
  ['line-strong', 'paper', 3],
  ['line-strong', 'ground', 3],
];
