import { describe, expect, it } from 'vitest';
import { applyTo, nothing, type Delta } from '../src/sync/delta';
import { WrittenText, type TextState } from '../src/sync/text';

const start: TextState = { text: 'zon', revision: 3, buffer: nothing };

/** A text and what an editor shows that does as it is told. */
class Editor {
  shows: string;

  constructor(
    readonly text: WrittenText,
  ) {
    this.shows = text.seen;
  }

  type(at: number, word: string, remove = 0): void {
    const delta: Delta = [...(at ? [at] : []), ...(word ? [word] : []), ...(remove ? [-remove] : [])];
    this.shows = applyTo(this.shows, delta);
    this.text.edit(delta);
  }

  hear(delta: Delta): void {
    this.shows = applyTo(this.shows, delta);
    expect(this.shows).toBe(this.text.seen);
  }
}

const editor = (state: TextState = start) => new Editor(new WrittenText(state));

describe('a text that somebody writes', () => {
  it('sends one edit at a time, and keeps what is written behind it', () => {
    const { text, ...it } = editor();
    expect(text.next('a')).toBeUndefined();
    const one = editor();
    one.type(3, '!');
    expect(one.text.isSaved).toBe(false);
    expect(one.text.next('a')).toMatchObject({ id: 'a', basedOn: 3, original: [3, '!'] });
    one.type(4, '?');
    expect(one.text.next('b')).toBeUndefined();
    one.hear(one.text.receive({ revision: 4, seq: 9, delta: [3, '!'], id: 'a' }));
    expect(one.text.next('b')).toMatchObject({ basedOn: 4, original: [4, '?'] });
    expect(it.shows).toBe('zon');
  });

  it('TXT1: takes what others wrote under what is on its way', () => {
    const one = editor();
    one.type(3, 'A');
    one.text.next('a');
    one.type(4, 'B');
    one.hear(one.text.receive({ revision: 4, seq: 8, delta: [3, 'x'], isOthers: true }));
    expect(one.shows).toBe('zonxAB');
    one.hear(one.text.receive({ revision: 5, seq: 9, delta: [4, 'A'], id: 'a' }));
    expect(one.text.confirmed).toEqual({ text: 'zonxA', revision: 5 });
    expect(one.text.next('b')?.original).toEqual([5, 'B']);
  });

  it('takes a revision once, in order, and says when one is missing', () => {
    const one = editor();
    one.type(3, '!');
    one.hear(one.text.receive({ revision: 3, seq: 7, delta: ['no'], isOthers: true }));
    one.hear(one.text.receive({ revision: 5, seq: 9, delta: ['b'], isOthers: true }));
    expect(one.shows).toBe('zon!');
    expect(one.text.isBehind).toBe(true);
    one.hear(one.text.replay([4, 5, 6].map((revision) => ({ revision, seq: revision + 4, delta: ['abc'[revision - 4]!] }))));
    expect(one.shows).toBe('cbazon!');
    expect(one.text.isBehind).toBe(false);
  });

  it('waits with a revision that may be its own until the answer says whose it is', () => {
    for (const isMine of [true, false]) {
      const one = editor();
      one.type(3, '!');
      one.text.next('a');
      // After a reconnection nobody tells the id.
      one.hear(one.text.receive({ revision: 4, seq: 8, delta: [3, '!'] }));
      one.hear(one.text.receive({ revision: 5, seq: 9, delta: ['x'], isOthers: true }));
      expect(one.shows).toBe('zon!');
      expect(one.text.isBehind).toBe(false);
      one.hear(one.text.answered('a', isMine ? 8 : 10));
      expect(one.shows).toBe(isMine ? 'xzon!' : 'xzon!!');
      expect(one.text.isIdle).toBe(isMine);
      if (isMine) continue;
      one.hear(one.text.receive({ revision: 6, seq: 10, delta: [5, '!'] }));
      expect(one.text.isIdle).toBe(true);
    }
  });

  it('learns that its edit came to nothing', () => {
    const one = editor();
    one.type(0, '', 3);
    one.text.next('a');
    one.hear(one.text.receive({ revision: 4, seq: 8, delta: [-3], isOthers: true }));
    one.hear(one.text.answered('a', 9));
    expect(one.text.isIdle).toBe(false);
    one.hear(one.text.passed(9));
    expect(one.text.isIdle).toBe(true);
    expect(one.shows).toBe('');
  });

  it('is saved as soon as the server says so, also when what it became is not here yet', () => {
    const one = editor();
    one.type(0, 'a');
    one.text.next('a');
    one.hear(one.text.answered('a', 9));
    expect(one.text.isSaved).toBe(true);
    expect(one.text.isIdle).toBe(false);
    one.hear(one.text.passed(8));
    expect(one.text.isIdle).toBe(false);
  });

  it('with nothing unsent takes a whole text, and changes no more of what is seen than differs', () => {
    const one = editor();
    expect(one.text.know('zonnig', 9)).toEqual([3, 'nig']);
    expect(one.text.confirmed.revision).toBe(9);
    one.shows = 'zonnig';
    one.type(0, '!');
    expect(one.text.know('zonnige', 11)).toEqual(nothing);
    expect(one.text.isBehind).toBe(true);
  });

  it('gives the words back when they are refused, and shows the text of the server', () => {
    const one = editor();
    one.type(3, 'een');
    one.text.next('a');
    one.type(0, 'twee', 1);
    one.hear(one.text.receive({ revision: 4, seq: 8, delta: [1, 'x'], isOthers: true }));
    const { words, delta } = one.text.giveUp();
    one.hear(delta);
    expect(words).toBe('twee\neen');
    expect(one.shows).toBe('zxon');
    expect(one.text.isIdle).toBe(true);
  });

  it('gives back only what was not taken, where the server said that it took a part', () => {
    const one = editor();
    one.type(3, 'een');
    one.text.next('a');
    one.type(6, 'twee');
    one.hear(one.text.answered('a', 8));
    const { words, delta } = one.text.giveUp();
    one.hear(delta);
    one.hear(one.text.know('zoneen en nog veel meer', 3000));
    expect(words).toBe('twee');
    expect(one.shows).toBe('zoneen en nog veel meer');
  });

  it('gives all of it back where the server has another history', () => {
    const one = editor();
    one.type(3, 'een');
    one.text.next('a');
    one.type(6, 'twee');
    one.hear(one.text.answered('a', 8));
    const { words, delta } = one.text.giveUp({ text: 'zo', revision: 2 });
    one.hear(delta);
    expect(words).toBe('eentwee');
    expect(one.text.confirmed).toEqual({ text: 'zo', revision: 2 });
    one.hear(one.text.receive({ revision: 3, seq: 4, delta: [2, 'n'] }));
    expect(one.shows).toBe('zon');
  });

  it('goes on from where an earlier tab was', () => {
    const earlier = editor();
    earlier.type(3, 'A');
    earlier.text.next('a');
    earlier.type(4, 'B');
    const one = new Editor(new WrittenText(JSON.parse(JSON.stringify(earlier.text.state)) as TextState));
    expect(one.shows).toBe('zonAB');
    one.hear(one.text.know('xzonAy', 6));
    expect(one.text.isBehind).toBe(true);
    one.hear(one.text.replay([{ revision: 4, seq: 7, delta: ['x'] }, { revision: 5, seq: 8, delta: [4, 'A'] }, { revision: 6, seq: 9, delta: [5, 'y'] }]));
    expect(one.shows).toBe('zonAB');
    one.hear(one.text.answered('a', 8));
    expect(one.shows).toBe('xzonABy');
    expect(one.text.next('b')).toMatchObject({ basedOn: 6, original: [5, 'B'], goesOn: true });
  });

  it('TXT1: what is typed on stays by what was typed before, also where another wrote at that place meanwhile', () => {
    const one = editor();
    one.type(3, 'A');
    expect(one.text.next('a')?.goesOn).toBeUndefined();
    one.hear(one.text.receive({ revision: 4, seq: 8, delta: [3, 'A'], id: 'a' }));
    one.hear(one.text.receive({ revision: 5, seq: 9, delta: [4, 'x'], isOthers: true }));
    one.type(4, 'B');
    expect(one.text.next('b')).toMatchObject({ basedOn: 5, original: [4, 'B'], goesOn: true });
    one.hear(one.text.receive({ revision: 6, seq: 10, delta: [4, 'y'], isOthers: true }));
    expect(one.shows).toBe('zonAByx');
    one.type(5, 'C');
    one.type(0, 'D');
    one.hear(one.text.receive({ revision: 7, seq: 11, delta: [4, 'B'], id: 'b' }));
    expect(one.shows).toBe('DzonAByx'.replace('B', 'BC'));
    // Somewhere else it is the order of the server that counts.
    one.hear(one.text.receive({ revision: 8, seq: 12, delta: [2, 'z'], isOthers: true }));
    one.text.next('c');
    one.hear(one.text.receive({ revision: 9, seq: 13, delta: one.text.sent!.delta, id: 'c' }));
    one.type(3, 'E');
    expect(one.text.next('d')?.goesOn).toBeUndefined();
  });

  it('TXT1: what goes on only from what was never sent, goes on from nothing: what was committed first stays left of all of it', () => {
    const one = editor();
    for (const [i, letter] of [...'bron'].entries()) one.type(3 + i, letter);
    one.hear(one.text.receive({ revision: 4, seq: 8, delta: [3, 'x'], isOthers: true }));
    expect(one.shows).toBe('zonxbron');
    expect(one.text.next('a')).toMatchObject({ original: [4, 'bron'] });
    expect(one.text.sent?.goesOn).toBeUndefined();
    one.type(8, 's');
    one.type(9, '!');
    one.hear(one.text.receive({ revision: 5, seq: 9, delta: [4, 'y'], isOthers: true }));
    one.hear(one.text.receive({ revision: 6, seq: 10, delta: [5, 'bron'], id: 'a' }));
    expect(one.text.next('b')).toMatchObject({ original: [9, 's!'], goesOn: true });
  });

  it('cuts what is too large for one edit', () => {
    const one = editor();
    one.type(0, 'é'.repeat(40_000));
    const sizes: number[] = [];
    for (let i = 0; i < 10 && !one.text.isIdle; i++) {
      const sent = one.text.next(`${i}`)!;
      sizes.push(new TextEncoder().encode(JSON.stringify(sent.original)).length);
      one.hear(one.text.receive({ revision: 4 + i, seq: i, delta: sent.original, id: `${i}` }));
    }
    expect(one.text.isIdle).toBe(true);
    expect(sizes.length).toBe(4);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(24 * 1024);
  });
});
