import { expect, test } from 'vitest';
import { MissingCalls } from '../../../mocks/sip-server/missing-calls.ts';

test('gives its calls in order, passing over those that have left', () => {
  const missing = new MissingCalls();
  for (const id of [5, 3, 9000, 1, 3]) missing.add(id);
  missing.delete(3);
  missing.delete(77);
  expect([missing.size, missing.has(3), missing.has(1)]).toEqual([3, false, true]);
  expect(missing.take(2)).toEqual([5, 9000]);
  missing.add(5);
  expect(missing.take(10)).toEqual([1, 5]);
  expect([missing.size, missing.take(1)]).toEqual([0, []]);
});
