import { newId } from '../sync/ids';
import type { AddIdea } from '../wire';

/** What stands before a line in a list, in whatever it was copied from. */
const mark = /^\s*(?:[-*•–·▪◦]|\d{1,3}[.)])\s+/;

/** As many ideas as one command adds. */
export const mostAtOnce = 200;

/** As many bytes of text as fit in one command with all else that it holds. */
const mostBytes = 32_000;

/** The ideas in a text of several lines: one a line, without what numbers them. */
export const ideasIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(mark, '').trim())
    .filter((line) => line !== '');

/** Those that can be added now, and the lines that stay in the box. */
export function sorted(text: string, max: number): { now: string[]; tooLong: string[]; later: string[] } {
  const all = ideasIn(text);
  const fit = all.filter((line) => line.length <= max);
  let bytes = 0;
  const full = fit.findIndex((line, i) => i === mostAtOnce || (bytes += new TextEncoder().encode(line).length) > mostBytes);
  const end = full < 0 ? fit.length : full;
  return { now: fit.slice(0, end), tooLong: all.filter((line) => line.length > max), later: fit.slice(end) };
}

/** One deed that adds an idea of each line. */
export function manyIdeas(lines: readonly string[], of: Omit<AddIdea, 'type' | 'ideaId' | 'text' | 'others'>): AddIdea {
  const [{ ideaId, text }, ...others] = lines.map((line) => ({ ideaId: newId(), text: line })) as [{ ideaId: string; text: string }];
  return { type: 'addIdea', ideaId, text, ...of, ...(others.length > 0 ? { others } : {}) };
}
