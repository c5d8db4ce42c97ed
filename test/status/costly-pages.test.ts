/**
 * A target is untrusted, and its pages are read on the one thread that every scenario waits for: no page may cost more time
 * than another of its size. Two pages are compared side by side, as absolute times say nothing on a busy machine.
 */
import { expect, test } from 'vitest';
import { readWebPage } from '../../src/status/web-page.ts';
import { readXmlPage } from '../../src/status/xml-page.ts';

/** How many times as long the costly page may take. Each took nine to some thousand times as long when it was found. */
const mostTimes = 5;

/** The best of several turns each, no more than are needed: other work on the machine only ever adds. */
async function timesAsLong(read: (page: string) => unknown, costly: string, plain: string): Promise<number> {
  const best = { costly: Number.POSITIVE_INFINITY, plain: Number.POSITIVE_INFINITY };
  const measure = async (page: string) => {
    const begun = performance.now();
    await read(page);
    return performance.now() - begun;
  };
  for (let turn = 0; turn < 15 && !(best.costly / best.plain < mostTimes); turn += 1) {
    best.costly = Math.min(best.costly, await measure(costly));
    best.plain = Math.min(best.plain, await measure(plain));
  }
  return best.costly / best.plain;
}

test('web: cells in cells are read once, however deep', async () => {
  const content = '<br>'.repeat(50_000);
  const [deep, flat] = ['<dl><dd>'.repeat(28) + content, `<dl><dd>${content}`];
  expect(await readWebPage(deep)).toMatchObject({ why: expect.not.stringContaining('nested') });
  expect(await timesAsLong(readWebPage, deep, flat)).toBeLessThan(mostTimes);
});

test.each([
  ['carriage returns', `<r>${'x\r'.repeat(15_000)}</r>`, `<r>${'x\n'.repeat(15_000)}</r>`],
  [
    'carriage returns in CDATA',
    `<r><![CDATA[${'x\r\n'.repeat(10_000)}]]></r>`,
    `<r><![CDATA[${'x \n'.repeat(10_000)}]]></r>`,
  ],
  ['white space within a value', `<NAME>a${' '.repeat(20_000)}b</NAME>`, `<NAME>a${'x'.repeat(20_000)}b</NAME>`],
])('XML: %s cost no more than other characters', async (_, costly, plain) => {
  expect(readXmlPage(costly)).toMatchObject({ kind: 'page' });
  expect(await timesAsLong(readXmlPage, costly, plain)).toBeLessThan(mostTimes);
});

test('XML: as many fields as a page can hold', () => {
  expect(readXmlPage(`<r>${'<NAME/>'.repeat(149_000)}</r>`)).toMatchObject({ kind: 'page' });
});
