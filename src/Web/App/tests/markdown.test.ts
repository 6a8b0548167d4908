import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, inlinesOf, type Block, type Inline } from '../src/writing/markdown';

const plain = (of: Inline[]): string => of.map((inline) => (typeof inline === 'string' ? inline : plain(inline.of))).join('');

describe('Markdown of minutes', () => {
  it('has headings, paragraphs with their lines, and lists in lists', () => {
    expect(blocksOf('# Kop\nEen\ntwee\n\n- a\n  - b\n- c\n1. d\n2. e\n### Klein')).toEqual([
      { kind: 'heading', level: 1, of: ['Kop'] },
      { kind: 'paragraph', lines: [['Een'], ['twee']] },
      {
        kind: 'list',
        isOrdered: false,
        start: 1,
        items: [
          { of: ['a'], lists: [{ kind: 'list', isOrdered: false, start: 1, items: [{ of: ['b'], lists: [] }] }] },
          { of: ['c'], lists: [] },
        ],
      },
      { kind: 'list', isOrdered: true, start: 1, items: [{ of: ['d'], lists: [] }, { of: ['e'], lists: [] }] },
      { kind: 'heading', level: 3, of: ['Klein'] },
    ]);
  });

  it('has bold, italic, both, and links', () => {
    expect(inlinesOf('a **b** *c* _d_ **e *f***')).toEqual([
      'a ',
      { kind: 'bold', of: ['b'] },
      ' ',
      { kind: 'italic', of: ['c'] },
      ' ',
      { kind: 'italic', of: ['d'] },
      ' ',
      { kind: 'bold', of: ['e ', { kind: 'italic', of: ['f'] }] },
    ]);
    expect(inlinesOf('zie [hier](https://voorbeeld.nl/a?b=1), of https://voorbeeld.nl.')).toEqual([
      'zie ',
      { kind: 'link', href: 'https://voorbeeld.nl/a?b=1', of: ['hier'] },
      ', of ',
      { kind: 'link', href: 'https://voorbeeld.nl/', of: ['https://voorbeeld.nl'] },
      '.',
    ]);
    expect(inlinesOf('[post](mailto:a@b.nl)')).toEqual([{ kind: 'link', href: 'mailto:a@b.nl', of: ['post'] }]);
  });

  it('leaves alone what only looks like it', () => {
    for (const text of ['2 * 3 * 4', 'snake_case_naam', '**', '* * *', '#geen kop', '[x]', '[x](y)', 'http:', 'thttps://a.nl/b'])
      expect(inlinesOf(text)).toEqual([text]);
    expect(inlinesOf('\\*niet\\*')).toEqual(['*niet*']);
  });

  it('leads nowhere but to pages and mailboxes', () => {
    for (const address of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.nl', '/api', 'file:///etc/passwd', ' javascript:x'])
      expect(JSON.stringify(inlinesOf(`[klik](${address})`)), address).not.toContain('"link"');
  });

  it('reads whatever is written, loses no letter of it, and takes no long time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '*', '**', '_', '[', '](', ')', 'https://x.nl', '\n', '- ', '1. ', '# ', '  ', '<b>', '\\', '🌍'), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const letters = (of: string) => of.replaceAll(/[^a🌍<>b]/gu, '');
        const textOf = (block: Block): string =>
          block.kind === 'heading' ? plain(block.of) : block.kind === 'paragraph' ? block.lines.map(plain).join('') : block.items.map((item) => plain(item.of) + item.lists.map(textOf).join('')).join('');
        // An address stands in its link and not in its words.
        if (!text.includes('](')) expect(letters(blocksOf(text).map(textOf).join(''))).toBe(letters(text));
      }),
      { numRuns: 2000 },
    );
    for (const nasty of ['*'.repeat(40_000), '['.repeat(40_000), '**a'.repeat(13_000), '_a'.repeat(20_000), '[a]('.repeat(10_000), '- \n'.repeat(13_000), '  - a\n'.repeat(6_000), 'http://'.repeat(5_000)]) {
      const start = performance.now();
      blocksOf(nasty);
      expect(performance.now() - start, nasty.slice(0, 9)).toBeLessThan(2000);
    }
  });
});
