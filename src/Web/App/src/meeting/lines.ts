/** What stands before a line in a list, in whatever it was copied from. */
const mark = /^\s*(?:[-*•–·▪◦]|\d{1,3}[.)])\s+/;

/** As many ideas as somebody adds at a time: each is a command of its own, and the meeting goes on for others meanwhile. */
export const mostAtOnce = 200;

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
  return { now: fit.slice(0, mostAtOnce), tooLong: all.filter((line) => line.length > max), later: fit.slice(mostAtOnce) };
}
