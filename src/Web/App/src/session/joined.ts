/** Two texts in one, to begin from: neither loses a word. */
export function joined(theirs: string, mine: string): string {
  if (theirs.includes(mine)) return theirs;
  return mine.includes(theirs) ? mine : `${theirs}\n${mine}`;
}

/** Where a text differs from another: what stands before that, what differs, and what stands after it, in whole words. */
export function difference(text: string, other: string): [before: string, differs: string, after: string] {
  const [words, others] = [split(text), split(other)];
  const most = Math.min(words.length, others.length);
  let start = 0;
  while (start < most && words[start] === others[start]) start++;
  let end = 0;
  while (end < most - start && words.at(-1 - end) === others.at(-1 - end)) end++;
  return [words.slice(0, start).join(''), words.slice(start, words.length - end).join(''), words.slice(words.length - end).join('')];
}

/** Words and what stands between them. */
const split = (text: string): string[] => text.split(/(\s+)/).filter((part) => part !== '');
