import { expect, it } from 'vitest';
import { Carets } from '../src/sync/carets';

const at = (anchor: number, revision: number, head = anchor) => ({ anchor, head, revision });

it('a caret stays by its words, and moves along with what its owner writes there', () => {
  const carets = new Carets();
  carets.tell(new Map([[1, at(3, 5)], [2, at(3, 5)]]));
  carets.follow(6, [3, 'xy'], 1);
  expect(carets.seen(6, 10, [])).toEqual([{ by: 1, anchor: 5, head: 5, moves: 1 }, { by: 2, anchor: 3, head: 3, moves: 1 }]);
  carets.follow(7, ['abc'], 9);
  expect(carets.seen(7, 13, []).map((caret) => caret.head)).toEqual([8, 6]);
});

it('a caret from an earlier revision is brought along, and one from a later waits', () => {
  const carets = new Carets();
  carets.follow(6, ['abc'], 9);
  carets.follow(7, [-1], 9);
  carets.tell(new Map([[1, at(2, 5)], [2, at(4, 8)]]));
  expect(carets.seen(7, 10, [])).toEqual([{ by: 1, anchor: 4, head: 4, moves: 1 }]);
  carets.follow(8, ['z'], 9);
  expect(carets.seen(8, 10, []).map(({ by, head }) => [by, head])).toEqual([[1, 5], [2, 4]]);
});

it('it is placed over what its reader has not sent yet, within the text, and goes when its owner goes', () => {
  const carets = new Carets();
  carets.tell(new Map([[1, at(2, 5, 40)]]));
  expect(carets.seen(5, 6, [['ab'], [-1]])).toEqual([{ by: 1, anchor: 3, head: 6, moves: 1 }]);
  carets.tell(new Map());
  expect(carets.seen(5, 6, [])).toEqual([]);
});
