/**
 * Markdown as far as minutes need it: headings, paragraphs, lists, bold, italic and links to http, https and mailto. It is
 * read into plain data, which a component shows element by element: no HTML is ever made of what people write, so nothing
 * that they write can become anything but text.
 */

export type Inline = string | { kind: 'bold'; of: Inline[] } | { kind: 'italic'; of: Inline[] } | { kind: 'link'; href: string; of: Inline[] };

export type Block =
  | { kind: 'heading'; level: number; of: Inline[] }
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Item[] };

export interface Item {
  of: Inline[];
  lists: Extract<Block, { kind: 'list' }>[];
}

const headingLine = /^(#{1,3})\s+(.*)$/;
const itemLine = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const heading = headingLine.exec(line);
    if (line.trim() === '') {
      at++;
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]!.length, of: inlinesOf(heading[2]!.trim()) });
      at++;
    } else if (itemLine.test(line)) {
      const found: { indent: number; isOrdered: boolean; start: number; text: string }[] = [];
      for (let item; at < lines.length && (item = itemLine.exec(lines[at]!)); at++)
        found.push({ indent: widthOf(item[1]!), isOrdered: item[2] !== undefined, start: Number(item[2] ?? 1), text: item[3]! });
      while (found.length > 0) blocks.push(listOf(found, 0));
    } else {
      const paragraph: Inline[][] = [];
      for (; at < lines.length && lines[at]!.trim() !== '' && !headingLine.test(lines[at]!) && !itemLine.test(lines[at]!); at++)
        paragraph.push(inlinesOf(lines[at]!.trim()));
      blocks.push({ kind: 'paragraph', lines: paragraph });
    }
  }
  return blocks;
}

/** How deep lists stand in lists, at most; whoever goes deeper stays there. */
const deepest = 4;

function listOf(found: { indent: number; isOrdered: boolean; start: number; text: string }[], depth: number): Extract<Block, { kind: 'list' }> {
  const { indent, isOrdered, start } = found[0]!;
  const items: Item[] = [];
  while (found.length > 0) {
    const next = found[0]!;
    if (next.indent > indent + 1 && depth < deepest && items.length > 0) items.at(-1)!.lists.push(listOf(found, depth + 1));
    else if (next.indent < indent && depth > 0) break;
    else if (next.isOrdered !== isOrdered) break;
    else items.push({ of: inlinesOf(found.shift()!.text), lists: [] });
  }
  return { kind: 'list', isOrdered, start, items };
}

const widthOf = (space: string): number => space.replaceAll('\t', '    ').length;

// Each looks only so far ahead, so that no text takes long to read.
const marks: { pattern: RegExp; read: (match: RegExpExecArray) => Inline | undefined }[] = [
  { pattern: /\\([\\*_[\]()#+.!-])/y, read: ([, character]) => character },
  { pattern: /\*\*(?=[^\s*]|\*[^\s*])([^\n]{0,1000}?\S)\*\*(?!\*)/y, read: ([, of]) => ({ kind: 'bold', of: inlinesOf(of!) }) },
  { pattern: /\*(?=[^\s*])([^\n*]*[^\s*])\*/y, read: ([, of]) => ({ kind: 'italic', of: inlinesOf(of!) }) },
  { pattern: /_(?=[^\s_])([^\n_]*[^\s_])_(?![\p{L}\p{N}])/uy, read: ([, of]) => ({ kind: 'italic', of: inlinesOf(of!) }) },
  { pattern: /\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})\)/y, read: ([, of, address]) => linkTo(address!, inlinesOf(of!)) },
  { pattern: /https?:\/\/[^\s<>()[\]]{0,2000}[^\s<>()[\].,;:!?'"]/y, read: ([address]) => linkTo(address, [address]) },
];

const starts = /[\\*_[h]/g;

export function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    starts.lastIndex = at;
    const next = starts.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    if (at === text.length) break;
    const [inline, length] = readAt(text, at);
    if (inline === undefined || typeof inline === 'string') {
      plain += inline ?? text[at];
    } else {
      if (plain) inlines.push(plain);
      plain = '';
      inlines.push(inline);
    }
    at += length;
  }
  if (plain) inlines.push(plain);
  return inlines;
}

function readAt(text: string, at: number): [Inline | undefined, number] {
  for (const { pattern, read } of marks) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    // Within a word, an underscore or an address is a part of the word.
    if (!match || ((text[at] === '_' || text[at] === 'h') && /[\p{L}\p{N}]/u.test(text[at - 1] ?? ''))) continue;
    const inline = read(match);
    if (inline !== undefined) return [inline, match[0].length];
  }
  return [undefined, 1];
}

/** @returns undefined where it leads to anything but a page or a mailbox. */
function linkTo(address: string, of: Inline[]): Inline | undefined {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? { kind: 'link', href, of } : undefined;
  } catch {
    return undefined;
  }
}
