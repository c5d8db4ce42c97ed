import { expect, test } from 'vitest';
import { CallBook } from '../../../src/targets/container/call-book.ts';

test('calls keep their numbers, copy by copy, and strangers get others', () => {
  const book = new CallBook();
  book.placed([1, 2], ['x', 'y']);
  const [y, stranger, x, again, other] = book.numbersOf(['y', 'stranger', 'x', 'stranger', 'other']);
  expect([y, x]).toEqual([2, 1]);
  expect(again).toBe(stranger);
  expect(new Set([1, 2, stranger, other]).size).toBe(4);
  expect(book.namesOf([2, 7, 1])).toEqual(['y', 'x']);
});

test('a call that was listed before it was named is one of ours after all', () => {
  const book = new CallBook();
  book.numbersOf(['x']);
  book.placed([1], ['x']);
  expect(book.numbersOf(['x'])).toEqual([1]);
});

test.each([
  [['y'], '2 calls were to be placed, and 1 were named'],
  [['y', 'z', 'a'], '2 calls were to be placed, and 3 were named'],
  [['y', 'x'], 'two calls of this pair have the same name, "x"'],
  [['y', 'y'], 'two calls of this pair have the same name, "y"'],
])('%j is no answer to two calls', (names, problem) => {
  const book = new CallBook();
  book.placed([1], ['x']);
  expect(() => book.placed([2, 3], names)).toThrow(problem);
});
