import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { foreignText } from '../../src/http/foreign-text.ts';

test.each([
  ['plain', 'plain'],
  ['  two\r\n\tlines ', 'two lines'],
  ['\u001b[31mred\u0007', '\ufffd[31mred\ufffd'],
  ['left\u202eright', 'left\ufffdright'],
  ['no-break\u00a01', 'no-break␣1'],
  ['é 漢 🙂', 'é 漢 🙂'],
  ['\ud800', '\ufffd'],
])('%j', (text, shown) => {
  expect(foreignText(text)).toBe(shown);
});

test('a long text is cut, and not through a character', () => {
  expect(foreignText('x'.repeat(200), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(foreignText(`${'x'.repeat(8)}🙂🙂`, 10)).toBe(`${'x'.repeat(8)}…`);
});

property.prop([fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 150 })])(
  'one line, bounded, printable, well-formed',
  (text, limit) => {
    const shown = foreignText(text, limit);
    expect(shown.length).toBeLessThanOrEqual(limit);
    expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(shown.isWellFormed()).toBe(true);
  },
);
