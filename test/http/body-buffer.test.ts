import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { BodyBuffer } from '../../src/http/body-buffer.ts';

property.prop([fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 40 })])(
  'what came in pieces is whole',
  (pieces) => {
    const body = new BodyBuffer(10_000);
    for (const piece of pieces) expect(body.add(piece)).toBe('added');
    expect(Buffer.from(body.whole)).toEqual(Buffer.concat(pieces));
  },
);

test('the largest body is taken, and not a byte more', () => {
  const body = new BodyBuffer(10);
  expect([body.add(Buffer.alloc(4)), body.add(Buffer.alloc(6)), body.add(Buffer.alloc(1))]).toEqual([
    'added',
    'added',
    'too large',
  ]);
});

test('a body may come byte by byte, but not a large one', () => {
  const body = new BodyBuffer(1024 * 1024);
  const byte = Buffer.from('x');
  for (let pieces = 0; pieces < 20_000; pieces += 1) expect(body.add(byte)).toBe('added');
  expect(body.add(byte)).toBe('too many pieces');
});
