import type { Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

/** Shows Markdown as what it means while it is written, with its signs still there, and each line in the direction of its script. */
const line = {
  any: Decoration.line({ attributes: { dir: 'auto' } }),
  1: Decoration.line({ class: 'cm-heading-1' }),
  2: Decoration.line({ class: 'cm-heading-2' }),
  3: Decoration.line({ class: 'cm-heading-3' }),
  item: Decoration.line({ class: 'cm-item' }),
};
const mark = {
  sign: Decoration.mark({ class: 'cm-sign' }),
  bold: Decoration.mark({ class: 'cm-bold' }),
  italic: Decoration.mark({ class: 'cm-italic' }),
  link: Decoration.mark({ class: 'cm-address' }),
};

const spans: [RegExp, Decoration, number][] = [
  [/\*\*(?=\S)[^\n]{0,1000}?\S\*\*/g, mark.bold, 2],
  [/(?<![\p{L}\p{N}_])_(?=[^\s_])[^\n_]*[^\s_]_(?![\p{L}\p{N}_])/gu, mark.italic, 1],
  [/\[[^[\]\n]{1,300}\]\([^()\s]{1,2000}\)/g, mark.link, 0],
];

function lookOf(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const { text, from: start, to: end } = view.state.doc.lineAt(at);
      const heading = /^(#{1,3})\s/.exec(text);
      const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s/.exec(text);
      ranges.push(line.any.range(start));
      if (heading) ranges.push(line[heading[1]!.length as 1 | 2 | 3].range(start), mark.sign.range(start, start + heading[0].length));
      else if (item) ranges.push(line.item.range(start), mark.sign.range(start, start + item[0].length));
      for (const [pattern, decoration, signs] of spans)
        for (const match of text.matchAll(pattern)) {
          const [a, b] = [start + match.index, start + match.index + match[0].length];
          ranges.push(decoration.range(a, b));
          if (signs > 0) ranges.push(mark.sign.range(a, a + signs), mark.sign.range(b - signs, b));
        }
      at = end + 1;
    }
  }
  return Decoration.set(ranges, true);
}

const plugin = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = lookOf(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = lookOf(update.view);
    }
  },
  { decorations: (look) => look.decorations },
);

const theme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'inherit', fontSize: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.6', overflow: 'clip visible' },
  '.cm-content': { padding: 'var(--samenwerken-space-3) 0', caretColor: 'var(--samenwerken-ink)', minBlockSize: '4.5rem', maxInlineSize: '52rem' },
  '.cm-line': { padding: '0 var(--samenwerken-space-4)', overflowWrap: 'anywhere' },
  '.cm-placeholder': { color: 'var(--samenwerken-ink-soft)' },
  '.cm-heading-1': { fontSize: '1.18rem', fontWeight: '650' },
  '.cm-heading-2': { fontWeight: '650' },
  '.cm-heading-3': { fontSize: 'var(--samenwerken-size-small)', fontWeight: '650' },
  '.cm-bold': { fontWeight: '650' },
  '.cm-italic': { fontStyle: 'italic' },
  '.cm-sign': { color: 'var(--samenwerken-ink-soft)', fontWeight: '400' },
  '.cm-address': { color: 'var(--samenwerken-accent)' },
});

export const markdownLook = [plugin, theme];
