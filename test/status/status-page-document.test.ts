/** The examples of docs/status-page.md are read as the document says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf, fieldNames } from '../../src/status/page-fields.ts';
import { readWebPage } from '../../src/status/web-page.ts';
import { readXmlPage } from '../../src/status/xml-page.ts';

const document = readFileSync(new URL('../../docs/status-page.md', import.meta.url), 'utf8');

function example(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(document)?.[1] ?? '';
}

test.each([
  ['xml', readXmlPage, { role: 'primary', readyForUpgrade: { kind: 'not ready' }, version: '8.1.103.95' }],
  ['html', readWebPage, { role: 'backup', readyForUpgrade: { kind: 'ready' }, version: undefined }],
] as const)('the example in %s', async (language, read, status) => {
  const page = await read(example(language));
  expect(page.kind).toBe('page');
  if (page.kind !== 'page') return;
  expect(answerOf(page.occurrences, language === 'xml' ? 'xml' : 'web')).toMatchObject({
    kind: 'status',
    status: { ...status, haConnection: true },
  });
});

test('every field that is read is spoken of', () => {
  const elements = [
    'READINESS_SWITCHOVER',
    'READINESS_UPGRADE',
    'HA_ROLE',
    'HA_LINK',
    'NAME',
    'SIPS_PROCESS_ID',
    'version',
  ];
  expect(elements).toHaveLength(fieldNames.length);
  for (const element of elements) expect(document).toContain(`\`${element}\``);
});
