import { history, isolateHistory, redo, undo } from '@codemirror/commands';
import { Annotation, EditorState, Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, deltaOf } from '../src/writing/delta';
import { acceptable, cleaned, overflows, shortened } from '../src/writing/input';
import { commands, markdownKeys } from '../src/writing/marks';
import { applyTo, isNothing, splitsPair, type Delta } from '../src/sync/delta';
import { growth, splitsCharacter } from './deltas';

const isRemote = Annotation.define<boolean>();
const stateOf = (doc: string, max = 1000, onfull = () => undefined as void) =>
  EditorState.create({ doc, extensions: [history(), acceptable({ max, isRemote, onfull }), EditorState.allowMultipleSelections.of(false)] });

const dirty = fc.array(fc.constantFrom('a', 'zon', '\n', '\r\n', '\r', '\t', '\u0000', '\u0085', '\u001b', '🌍', '\ud83c', '\udf0d', '中', 'é', '\u2028'), { maxLength: 6 }).map((parts) => parts.join(''));
const whole = fc.array(fc.constantFrom('a', 'zon', '\n', '🌍', '🌎', '中', '👩‍👧'), { maxLength: 10 }).map((parts) => parts.join(''));

describe('what is typed or pasted', () => {
  it('TXT2: whatever it is and wherever it goes, becomes an edit that the server takes', () => {
    fc.assert(
      fc.property(whole, fc.nat(), fc.nat(), dirty, fc.integer({ min: 5, max: 60 }), (doc, from, length, typed, max) => {
        const start = from % (doc.length + 1);
        const end = Math.min(doc.length, start + (length % 4));
        const state = stateOf(doc, max);
        const { changes, newDoc } = state.update({ changes: { from: start, to: end, insert: typed }, userEvent: 'input' });
        const delta = deltaOf(changes);
        expect(applyTo(doc, delta)).toBe(newDoc.toString());
        expect(splitsCharacter(delta, doc), JSON.stringify(delta)).toBe(false);
        expect(newDoc.toString()).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        if (growth(delta) > 0) expect(newDoc.length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 3000 },
    );
  });

  it('says when it did not fit, and leaves alone what does', async () => {
    let full = 0;
    const state = stateOf('12345', 8, () => void full++);
    expect(state.update({ changes: { from: 5, insert: 'abc' } }).newDoc.toString()).toBe('12345abc');
    await Promise.resolve();
    expect(full).toBe(0);
    expect(state.update({ changes: { from: 5, insert: 'abcd' } }).newDoc.toString()).toBe('12345abc');
    expect(state.update({ changes: { from: 5, insert: 'ab🌍' } }).newDoc.toString()).toBe('12345ab');
    await Promise.resolve();
    expect(full).toBe(2);
    // What others wrote is never cut, and what is too long already may shrink.
    const crowded = state.update({ changes: { from: 0, insert: 'abcdefgh' }, annotations: isRemote.of(true) }).state;
    expect(crowded.doc.length).toBe(13);
    expect(crowded.update({ changes: { from: 0, to: 3, insert: 'x' } }).newDoc.length).toBe(11);
  });

  it('is cleaned of what nobody sees', () => {
    expect(cleaned('a\r\nb\rc\u0007\ud83c')).toBe('a\nb\nc\ufffd');
    expect(cleaned('🌍')).toBe('🌍');
    expect(shortened('a🌍', 2)).toBe('a');
  });
});

describe('the edits of others', () => {
  it('go in as they are', () => {
    fc.assert(
      fc.property(whole, fc.array(fc.tuple(fc.constantFrom('keep', 'insert', 'delete'), fc.nat(4)), { maxLength: 8 }), (doc, steps) => {
        let at = 0;
        const delta: Delta = [];
        let last = '';
        for (const [kind, count] of steps) {
          const length = Math.min(count, doc.length - at);
          if (kind === last || (kind === 'insert' && last === 'delete') || (kind !== 'insert' && length === 0)) continue;
          if (kind !== 'insert' && (splitsPair(doc, at) || splitsPair(doc, at + length))) continue;
          delta.push(kind === 'insert' ? 'xy' : kind === 'keep' ? length : -length);
          if (kind !== 'insert') at += length;
          last = kind;
        }
        if (typeof delta.at(-1) === 'number' && (delta.at(-1) as number) > 0) delta.pop();
        const transaction = stateOf(doc).update({ changes: changesOf(delta), annotations: isRemote.of(true) });
        expect(transaction.newDoc.toString()).toBe(applyTo(doc, delta));
        expect(deltaOf(transaction.changes)).toEqual(delta);
        expect(isNothing(delta)).toBe(!transaction.docChanged);
      }),
      { numRuns: 2000 },
    );
  });

  it('TXT4: undo takes back only what was written here, whatever came between', () => {
    let state = stateOf('');
    const dispatch = (transaction: Transaction) => void (state = transaction.state);
    const write = (at: number, word: string) => dispatch(state.update({ changes: { from: at, insert: word }, userEvent: 'input' }));
    const hear = (delta: Delta) => dispatch(state.update({ changes: changesOf(delta), annotations: [isRemote.of(true), Transaction.addToHistory.of(false)] }));
    write(0, 'mijn ');
    hear([2, 'HUN']);
    hear(['ZIJ ']);
    expect(state.doc.toString()).toBe('ZIJ miHUNjn ');
    undo({ state, dispatch });
    expect(state.doc.toString()).toBe('ZIJ HUN');
    redo({ state, dispatch });
    expect([...state.doc.toString()].sort()).toEqual([...'ZIJ miHUNjn '].sort());
  });
});

describe('undo in a text that is full', () => {
  it('puts nothing back that the server would refuse, and can be done once there is room', () => {
    let state = stateOf('', 10);
    let full = 0;
    const dispatch = (transaction: Transaction) => {
      if (overflows(transaction, { max: 10, isRemote })) full++;
      else state = transaction.state;
    };
    const others = (changes: { from: number; to?: number; insert?: string }) =>
      dispatch(state.update({ changes, annotations: [isRemote.of(true), Transaction.addToHistory.of(false)] }));
    dispatch(state.update({ changes: { from: 0, insert: 'mijn zin' }, userEvent: 'input' }));
    dispatch(state.update({ changes: { from: 0, to: 8 }, userEvent: 'delete', annotations: isolateHistory.of('full') }));
    others({ from: 0, insert: 'van hen' });
    undo({ state, dispatch });
    expect([state.doc.toString(), full]).toEqual(['van hen', 1]);

    others({ from: 2, to: 7 });
    undo({ state, dispatch });
    expect([state.doc.length, full]).toEqual([10, 1]);
    // What is too long already, by others, may still be made shorter.
    others({ from: 0, insert: 'nog meer' });
    dispatch(state.update({ changes: { from: 0, to: 1 }, userEvent: 'delete' }));
    expect([state.doc.length, full]).toEqual([17, 1]);
  });
});

describe('the toolbar', () => {
  const after = (doc: string, selection: { anchor: number; head?: number }, mark: keyof typeof commands) => {
    let state = EditorState.create({ doc, selection });
    commands[mark]({ state, dispatch: (transaction) => void (state = transaction.state) });
    const { from, to } = state.selection.main;
    return `${state.sliceDoc(0, from)}<${state.sliceDoc(from, to)}>${state.sliceDoc(to)}`;
  };

  it('marks what is selected, and takes the mark away again', () => {
    expect(after('een twee', { anchor: 4, head: 8 }, 'bold')).toBe('een **<twee>**');
    expect(after('een **twee**', { anchor: 6, head: 10 }, 'bold')).toBe('een <twee>');
    expect(after('een', { anchor: 3 }, 'italic')).toBe('een_<>_');
    expect(after('een\ntwee', { anchor: 0, head: 8 }, 'list')).toBe('- <een\n- twee>');
    expect(after('- een\n- twee', { anchor: 2, head: 12 }, 'list')).toBe('<een\ntwee>');
    expect(after('### een', { anchor: 5 }, 'heading')).toBe('# e<>en');
    expect(after('zie site', { anchor: 4, head: 8 }, 'link')).toBe('zie [site](<https://>)');
    expect(after('https://a.nl', { anchor: 0, head: 12 }, 'link')).toBe('[<>](https://a.nl)');
  });

  it('goes on with a list on Enter, and ends it on an empty item', () => {
    const enter = (doc: string) => {
      let state = EditorState.create({ doc, selection: { anchor: doc.length } });
      const taken = markdownKeys[0]!.run!({ get state() { return state; }, dispatch: (transaction: Transaction) => void (state = transaction.state) } as never);
      return taken ? state.doc.toString() : undefined;
    };
    expect(enter('- een')).toBe('- een\n- ');
    expect(enter('  2. een')).toBe('  2. een\n  3. ');
    expect(enter('- een\n- ')).toBe('- een\n');
    expect(enter('gewoon')).toBeUndefined();
  });
});
