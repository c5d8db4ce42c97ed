import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createLineReader } from '../../../mocks/sip-server/process/line-reader.ts';

const text = fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ''));

describe('line reader', () => {
  test.prop([fc.array(text), fc.array(fc.nat(40))])('gives the same lines however the bytes are cut', (lines, cuts) => {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const read: string[] = [];
    const reader = createLineReader(10_000, (line) => read.push(line));
    let from = 0;
    for (const cut of [...cuts, bytes.length]) {
      expect(reader.read(bytes.subarray(from, from + cut))).toBe(true);
      from += cut;
    }
    expect(read).toEqual(lines);
  });

  test('refuses a line beyond the limit, whole or in pieces', () => {
    const read: string[] = [];
    const newReader = () => createLineReader(4, (line) => read.push(line));
    expect(newReader().read(Buffer.from('1234\n12345\n'))).toBe(false);
    expect(read).toEqual(['1234']);

    const pieces = newReader();
    expect(pieces.read(Buffer.from('123'))).toBe(true);
    expect(pieces.read(Buffer.from('45'))).toBe(false);
  });
});
