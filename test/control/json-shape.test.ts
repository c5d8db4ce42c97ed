import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { jsonExcess } from '../../src/control/json-shape.ts';

const excessOf = (text: string) => jsonExcess(Buffer.from(text));

property.prop([fc.jsonValue({ maxDepth: 10 })])('an ordinary value is never too much', (value) => {
  expect(excessOf(JSON.stringify(value))).toBeUndefined();
});

test.each([
  ['[['.repeat(8), undefined],
  [`${'[['.repeat(8)}[`, 'it is nested more than 16 levels deep'],
  ['[],'.repeat(200_000), undefined],
  ['{},'.repeat(200_001), 'it has more than 200000 objects and lists'],
  ['1,'.repeat(2_500_001), 'it has more than 2500000 values'],
  ['"a":1,'.repeat(500_001), 'it has more than 500000 fields'],
])('%#', (text, excess) => {
  expect(excessOf(text)).toBe(excess);
});

test('what stands in a text does not count, whatever is escaped in it', () => {
  const text = '[{,:\\"'.repeat(600_000);
  expect(excessOf(`["${text}"]`)).toBeUndefined();
  expect(excessOf(`["\\\\", ${'['.repeat(20)}`)).toContain('levels');
  expect(excessOf(`["${text}`)).toBeUndefined();
});
