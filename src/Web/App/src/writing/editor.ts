import { history } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, Prec, Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { StyleModule } from 'style-mod';
import { isNothing, type Delta } from '../sync/delta';
import { caretsOfOthers, showCarets, type NamedCaret } from './carets';
import { changesOf, deltaOf } from './delta';
import { acceptable, overflows } from './input';
import { fieldKeys } from './keys';
import { commands, markdownKeys, type Mark } from './marks';
import { markdownLook } from './look';

/**
 * CodeMirror for one text that several write. Whatever somebody types comes out as an edit that the server takes: counted as the
 * server counts, whole characters, plain lines, no longer than it may be. What others write goes in beside it and stays out
 * of the history, so that undo takes back one's own words across those of others (TXT4).
 */

/** An edit that came from elsewhere: it is not to be sent. */
const isRemote = Annotation.define<boolean>();

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  max: number;
  label: string;
  describedBy: string;
  language: string;
  placeholder: string;
  onedit(delta: Delta): void;
  /** Where the caret is; undefined where the editor lost the focus. */
  oncaret(caret: { anchor: number; head: number } | undefined): void;
  /** Something that was typed or pasted did not fit. */
  onfull(): void;
}

export type { Mark, NamedCaret };

export class LiveEditor {
  readonly #view: EditorView;
  readonly #attributes = new Compartment();
  readonly #placeholder = new Compartment();

  constructor(private readonly options: EditorOptions) {
    allowStyles();
    this.#view = new EditorView({
      parent: options.parent,
      dispatchTransactions: (transactions, view) => {
        if (transactions.some((transaction) => overflows(transaction, { max: options.max, isRemote }))) options.onfull();
        else view.update(transactions);
      },
      state: EditorState.create({
        doc: options.text,
        extensions: [
          history(),
          Prec.high(keymap.of(markdownKeys)),
          keymap.of(fieldKeys),
          EditorView.lineWrapping,
          EditorView.perLineTextDirection.of(true),
          this.#attributes.of(attributes(options)),
          this.#placeholder.of(placeholder(options.placeholder)),
          acceptable({ max: options.max, isRemote, onfull: options.onfull }),
          caretsOfOthers,
          markdownLook,
          EditorView.updateListener.of((update) => {
            for (const transaction of update.transactions) {
              if (!transaction.docChanged || transaction.annotation(isRemote)) continue;
              const delta = deltaOf(transaction.changes);
              if (!isNothing(delta)) options.onedit(delta);
            }
            if (update.focusChanged || update.selectionSet || update.docChanged) this.#tell();
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus;
  }

  /** Does what others did. */
  apply(delta: Delta): void {
    this.#view.dispatch({ changes: changesOf(delta), annotations: [isRemote.of(true), Transaction.addToHistory.of(false), Transaction.remote.of(true)] });
  }

  /** Shows where others write. */
  show(carets: readonly NamedCaret[]): void {
    this.#view.dispatch({ effects: showCarets.of(carets) });
  }

  /** In another language. */
  speak(spoken: Pick<EditorOptions, 'label' | 'language' | 'describedBy' | 'placeholder'>): void {
    this.#view.dispatch({
      effects: [this.#attributes.reconfigure(attributes(spoken)), this.#placeholder.reconfigure(placeholder(spoken.placeholder))],
    });
  }

  mark(mark: Mark): void {
    commands[mark](this.#view);
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  /** Puts the caret behind the last word, and the focus there. */
  focusAtEnd(): void {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({ selection: { anchor: length }, scrollIntoView: true });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #tell(): void {
    const { anchor, head } = this.#view.state.selection.main;
    this.options.oncaret(this.#view.hasFocus ? { anchor, head } : undefined);
  }
}

function attributes(options: Pick<EditorOptions, 'label' | 'language' | 'describedBy'>) {
  return EditorView.contentAttributes.of({
    'aria-label': options.label,
    'aria-describedby': options.describedBy,
    lang: options.language,
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
  });
}

const adopted = new WeakMap<object, { sheet: CSSStyleSheet; modules: Set<StyleModule> }>();

/**
 * The editor's own styles go in as a sheet that a script made. They would go in as a style element otherwise, which this
 * site allows nobody (SecurityHeaders.cs).
 */
function allowStyles(): void {
  StyleModule.mount = (root, modules) => {
    const known = adopted.get(root);
    const { sheet, modules: all } = known ?? { sheet: new CSSStyleSheet(), modules: new Set<StyleModule>() };
    for (const module of [modules].flat() as StyleModule[]) all.add(module);
    sheet.replaceSync([...all].map((module) => module.getRules()).join('\n'));
    if (known) return;
    adopted.set(root, { sheet, modules: all });
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
}
