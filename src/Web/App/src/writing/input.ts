import { EditorState, type AnnotationType, type Extension, type Transaction } from '@codemirror/state';
import { splitsPair } from '../sync/delta';

// Control characters other than \n and \t: the server takes none, and nobody sees any.
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Half of a character that takes two units, without its other half. */
const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What was typed or pasted, as the server takes it. */
export const cleaned = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(forbidden, '').replaceAll(half, '\ufffd');

/** The first so many units of a text, in whole characters. */
export const shortened = (text: string, length: number): string => text.slice(0, Math.max(0, splitsPair(text, length) ? length - 1 : length));

interface Options {
  max: number;
  /** Marks what others wrote: the server has taken that already. */
  isRemote: AnnotationType<boolean>;
  onfull(): void;
}

/** Makes of everything that is typed or pasted what the server takes: whole characters, plain lines, no longer than the text may be. */
export function acceptable({ max, isRemote, onfull }: Options): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.annotation(isRemote)) return transaction;
    const doc = transaction.startState.doc.toString();
    const changes: { from: number; to: number; insert: string }[] = [];
    let room = max - doc.length;
    let isSame = true;
    let isFull = false;
    transaction.changes.iterChanges((from, to, _, __, inserted) => {
      const typed = inserted.sliceString(0, inserted.length, '\n');
      let text = typed;
      let [start, end] = [from, to];
      // An emoji may be replaced by one that shares half of it with it.
      if (splitsPair(doc, start)) text = doc[--start]! + text;
      if (splitsPair(doc, end)) text += doc[end++]!;
      text = cleaned(text);
      room += end - start;
      if (text.length > room && text.length > end - start) {
        text = shortened(text, Math.max(room, 0));
        isFull = true;
      }
      room -= text.length;
      isSame &&= text === typed && start === from && end === to;
      changes.push({ from: start, to: end, insert: text });
    });
    if (isFull) queueMicrotask(onfull);
    return isSame ? transaction : instead(transaction, changes);
  });
}

/**
 * Whether an act of this writer makes the text longer than it may be. Undo and redo come by no filter, and what they put back
 * may have become too much while others wrote: the server would refuse it, so it is not done at all.
 */
export const overflows = (transaction: Transaction, { max, isRemote }: Pick<Options, 'max' | 'isRemote'>): boolean =>
  transaction.docChanged && !transaction.annotation(isRemote) && transaction.newDoc.length > Math.max(max, transaction.startState.doc.length);

/** The same act with other changes; where the caret was to be, it is behind the last of them. */
function instead(transaction: Transaction, changes: { from: number; to: number; insert: string }[]) {
  const set = transaction.startState.changes(changes);
  const last = changes.at(-1)!;
  const userEvent = transaction.isUserEvent('input') ? 'input' : transaction.isUserEvent('delete') ? 'delete' : undefined;
  return [{ changes: set, selection: { anchor: set.mapPos(last.to, 1) }, scrollIntoView: true, ...(userEvent ? { userEvent } : {}) }];
}
