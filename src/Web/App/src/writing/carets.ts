import { StateEffect, StateField, type Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { SeenCaret } from '../sync/carets';
import { colourOf } from './writers';

export interface NamedCaret extends SeenCaret {
  name: string;
}

/** Where others write now, all of them. */
export const showCarets = StateEffect.define<readonly NamedCaret[]>();

/** For the eye only: who writes here stands in words beside the text. */
class Flag extends WidgetType {
  constructor(private readonly caret: NamedCaret) {
    super();
  }

  override eq(other: Flag): boolean {
    return other.caret.by === this.caret.by && other.caret.name === this.caret.name && other.caret.moves === this.caret.moves;
  }

  toDOM(): HTMLElement {
    const line = document.createElement('span');
    line.className = `cm-writer writer-${colourOf(this.caret.by)}`;
    line.setAttribute('aria-hidden', 'true');
    // A word joiner: the line takes the height of the text and no width of it.
    line.append('\u2060');
    const flag = line.appendChild(document.createElement('span'));
    flag.className = 'cm-writer-name';
    flag.textContent = this.caret.name;
    return line;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function decorations(carets: readonly NamedCaret[], length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const caret of carets) {
    const head = Math.min(caret.head, length);
    const anchor = Math.min(caret.anchor, length);
    if (anchor !== head)
      ranges.push(Decoration.mark({ class: `cm-writer-range writer-${colourOf(caret.by)}` }).range(Math.min(anchor, head), Math.max(anchor, head)));
    ranges.push(Decoration.widget({ widget: new Flag(caret), side: 1 }).range(head));
  }
  return Decoration.set(ranges, true);
}

/** A name that would run over the right edge of the text stands to the left of its caret. */
const turning = ViewPlugin.fromClass(
  class {
    constructor(view: EditorView) {
      this.#turn(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.geometryChanged || update.transactions.some(({ effects }) => effects.some((effect) => effect.is(showCarets)))) this.#turn(update.view);
    }

    #turn(view: EditorView): void {
      view.requestMeasure({
        key: this,
        read: () => {
          const edge = view.scrollDOM.getBoundingClientRect().right;
          return [...view.contentDOM.querySelectorAll<HTMLElement>('.cm-writer')].map((line) => ({ line, isTurned: line.getBoundingClientRect().left + (line.lastElementChild as HTMLElement).offsetWidth > edge }));
        },
        write: (lines) => lines.forEach(({ line, isTurned }) => line.classList.toggle('cm-writer-turned', isTurned)),
      });
    }
  },
);

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(showCarets)) return decorations(effect.value, transaction.newDoc.length);
    return shown.map(transaction.changes);
  },
  provide: (shown) => EditorView.decorations.from(shown),
});

// A name goes when its owner sits still: it would stand over what is to be read.
const theme = EditorView.theme({
  '@keyframes cm-writer-leaves': { to: { visibility: 'hidden', opacity: '0' } },
  '.cm-writer': { position: 'relative', borderInlineStart: '2px solid var(--writer)', marginInline: '-1px', pointerEvents: 'none' },
  '.cm-writer-name': {
    position: 'absolute',
    insetBlockEnd: '100%',
    insetInlineStart: '-2px',
    zIndex: '1',
    padding: '0 0.3rem',
    borderRadius: '0.3rem 0.3rem 0.3rem 0',
    backgroundColor: 'var(--writer)',
    color: 'var(--on-writer)',
    fontSize: '0.72rem',
    fontStyle: 'normal',
    fontWeight: '600',
    lineHeight: '1.35',
    whiteSpace: 'nowrap',
    maxInlineSize: '9rem',
    animation: 'cm-writer-leaves 0.4s 4s forwards',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  // On the first line there is no room above.
  '.cm-line:first-child .cm-writer-name': { insetBlockEnd: 'auto', insetBlockStart: '100%', borderRadius: '0 0.3rem 0.3rem 0.3rem' },
  '.cm-writer-turned .cm-writer-name': { insetInlineStart: 'auto', insetInlineEnd: '-1px', borderRadius: '0.3rem 0.3rem 0 0.3rem' },
  '.cm-line:first-child .cm-writer-turned .cm-writer-name': { borderRadius: '0.3rem 0 0.3rem 0.3rem' },
  '.cm-writer-range': { backgroundColor: 'color-mix(in oklab, var(--writer) 22%, transparent)' },
});

export const caretsOfOthers = [field, turning, theme];
