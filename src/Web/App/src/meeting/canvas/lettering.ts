import type { Idea } from '../../wire';
import { noteSize } from './layout';

/*
 * How the words of a note stand on it. A note as an element and a painted one look alike, so that nothing jumps where the one takes the
 * place of the other; Note.svelte has the same sizes in its styles.
 */

export type Lettering = 'large' | 'medium' | 'small' | 'tiny';

/** The size of the letters in units of the canvas, and how many lines fit. */
export const letterings: Record<Lettering, { size: number; lines: number }> = {
  large: { size: 18, lines: 5 },
  medium: { size: 15.5, lines: 6 },
  small: { size: 13, lines: 7 },
  tiny: { size: 11.5, lines: 8 },
};
export const lineHeight = 1.3;
/** From the edge of a note to its words. */
export const inset = { x: 15, y: 12 } as const;

/** How large the letters are, so that what stands on it fits; in steps, so that notes look alike. */
export function letteringOf(length: number, hasDots: boolean): Lettering {
  if (length <= (hasDots ? 36 : 64)) return 'large';
  if (length <= (hasDots ? 70 : 125)) return 'medium';
  return length <= 200 ? 'small' : 'tiny';
}

/** Cuts a text into lines no wider than that, at spaces, or within a word that is wider itself; what does not fit ends in three dots. */
export function wrap(text: string, width: number, most: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (let word of paragraph.split(/[ \t]+/)) {
      if (line && widthOf(`${line} ${word}`) <= width) {
        line += ` ${word}`;
        continue;
      }
      if (line) lines.push(line);
      while (widthOf(word) > width) {
        const part = longest(word, width, widthOf);
        lines.push(part);
        word = word.slice(part.length);
      }
      line = word;
    }
    lines.push(line);
    if (lines.length > most) break;
  }
  if (lines.length <= most) return lines;
  const shown = lines.slice(0, most);
  let last = shown.pop()!;
  while (last && widthOf(`${last}…`) > width) last = [...last].slice(0, -1).join('');
  return [...shown, `${last}…`];
}

/** The longest beginning that fits; one letter where none does, so that it always goes on. */
function longest(word: string, width: number, widthOf: (text: string) => number): string {
  let end = 0;
  for (const { length } of word) {
    if (end > 0 && widthOf(word.slice(0, end + length)) > width) break;
    end += length;
  }
  return word.slice(0, end);
}

/** The lines of notes, kept for as long as their words are the same. */
export class Lines {
  readonly #kept = new WeakMap<Idea, { font: string; hasDots: boolean; lines: readonly string[] }>();

  of(idea: Idea, hasDots: boolean, context: CanvasRenderingContext2D, family: string): { size: number; lines: readonly string[] } {
    const { size, lines: most } = letterings[letteringOf(idea.text.length, hasDots)];
    const font = `${size}px ${family}`;
    const kept = this.#kept.get(idea);
    if (kept?.font === font && kept.hasDots === hasDots) return { size, lines: kept.lines };
    context.font = font;
    const lines = wrap(idea.text, noteSize.width - 2 * inset.x, hasDots ? Math.min(most, 3) : most, (text) => context.measureText(text).width);
    this.#kept.set(idea, { font, hasDots, lines });
    return { size, lines };
  }
}
