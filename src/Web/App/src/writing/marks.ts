import { EditorSelection, type ChangeSpec, type EditorState, type StateCommand } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';

/** What the toolbar can do. */
export type Mark = 'bold' | 'italic' | 'heading' | 'list' | 'link';

/** Puts a mark on both sides of what is selected, or takes it away where it is there. */
function around(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const { length } = mark;
    const changed = state.changeByRange((range) => {
      const { from, to } = range;
      const isMarked = state.sliceDoc(from - length, from) === mark && state.sliceDoc(to, to + length) === mark && state.sliceDoc(from - length - 1, from) !== `*${mark}`;
      if (isMarked) {
        const changes = [{ from: from - length, to: from }, { from: to, to: to + length }];
        return { changes, range: EditorSelection.range(range.anchor - length, range.head - length) };
      }
      const changes = [{ from, insert: mark }, { from: to, insert: mark }];
      return { changes, range: EditorSelection.range(range.anchor + length, range.head + length) };
    });
    dispatch(state.update(changed, { userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}

/** Puts something at the start of each line that is selected, or takes it away where all have it. */
function before(start: string, there: RegExp): StateCommand {
  return ({ state, dispatch }) => {
    const lines = linesIn(state);
    const found = lines.map((line) => there.exec(line.text)?.[0] ?? '');
    const hasAll = found.every((prefix) => prefix === start);
    const changes: ChangeSpec[] = lines.map((line, i) => ({ from: line.from, to: line.from + found[i]!.length, insert: hasAll ? '' : start }));
    const set = state.changes(changes);
    dispatch(state.update({ changes: set, selection: state.selection.map(set, 1), userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}

function linesIn(state: EditorState) {
  const { from, to } = state.selection.main;
  const lines = [];
  for (let at = from; ; ) {
    const line = state.doc.lineAt(at);
    lines.push(line);
    if (line.to >= to) return lines;
    at = line.to + 1;
  }
}

/** Makes a link of what is selected, with the place for its address selected. */
const link: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const insert = isAddress ? `[](${words})` : `[${words}](https://)`;
  const anchor = isAddress ? from + 1 : from + words.length + 3;
  const head = isAddress ? anchor : anchor + 'https://'.length;
  dispatch(state.update({ changes: { from, to, insert }, selection: { anchor, head }, userEvent: 'input', scrollIntoView: true }));
  return true;
};

const item = /^(\s*)(?:([-*+])|(\d{1,9})([.)]))\s+/;

/** Enter goes on with a list; on an item with nothing in it, it ends the list. */
const nextItem: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  if (!main.empty) return false;
  const line = state.doc.lineAt(main.head);
  const found = item.exec(line.text);
  if (!found || main.head < line.from + found[0].length) return false;
  const isEmpty = found[0].length === line.text.length;
  const next = found[3] ? `${found[1]}${Number(found[3]) + 1}${found[4]} ` : `${found[1]}${found[2]} `;
  const change = isEmpty ? { from: line.from, to: line.to, insert: '' } : { from: main.head, insert: `\n${next}` };
  const anchor = isEmpty ? line.from : main.head + next.length + 1;
  dispatch(state.update({ changes: change, selection: { anchor }, userEvent: 'input', scrollIntoView: true }));
  return true;
};

export const commands: Record<Mark, StateCommand> = {
  bold: around('**'),
  italic: around('_'),
  heading: before('# ', /^#{1,3}\s+/),
  list: before('- ', /^\s*(?:[-*+]|\d{1,9}[.)])\s+/),
  link,
};

export const markdownKeys: KeyBinding[] = [
  { key: 'Enter', run: nextItem },
  { key: 'Mod-b', run: commands.bold, preventDefault: true },
  { key: 'Mod-i', run: commands.italic, preventDefault: true },
  { key: 'Mod-k', run: commands.link, preventDefault: true },
];
