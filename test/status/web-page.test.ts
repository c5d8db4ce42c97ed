import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../src/status/page-fields.ts';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { readWebPage } from '../../src/status/web-page.ts';

async function read(html: string): Promise<StatusAnswer> {
  const reading = await readWebPage(html);
  if (reading.kind === 'page') return answerOf(reading.occurrences, 'web');
  if (reading.kind === 'malformed') return reading;
  throw new Error('a web page is the last form there is');
}

const rows: readonly (readonly [string, string])[] = [
  ['Readiness For Switchover', '1'],
  ['Readiness For Upgrade', '0'],
  ['HA role', 'Primary (Active)'],
  ['HA link established', '1'],
];
const page = (body: string) => `<!DOCTYPE html><html><head><title>SIP Server</title></head><body>${body}</body></html>`;
const table = (row: (label: string, value: string) => string) =>
  page(`<table>${rows.map(([label, value]) => row(label, value)).join('')}</table>`);

const status = {
  role: 'primary',
  roleText: 'Primary (Active)',
  readyForSwitchover: { kind: 'ready' },
  readyForUpgrade: { kind: 'not ready' },
  haConnection: true,
};

describe('a status', () => {
  test.each<[string, string]>([
    ['rows of cells', table((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`)],
    [
      'heading cells, white space, a colon',
      table(
        (label, value) => `<tr>\n<th scope="row"> ${label}:&nbsp;\n</th>\n<td align=right>&nbsp;${value}\n</td></tr>`,
      ),
    ],
    [
      'case and line breaks',
      table((label, value) => `<TR><TD>${label.toUpperCase().replace(' ', '<br>\n')}<TD><b>${value}</b>`),
    ],
    [
      'an ordinal before the label, a unit after the value',
      table((label, value) => `<tr><td>7</td><td>${label}</td><td>${value}</td><td>flag</td></tr>`),
    ],
    ['a list of terms', page(`<dl>${rows.map(([label, value]) => `<dt>${label}<dd>${value}`).join('')}</dl>`)],
    [
      'terms in groups',
      page(`<dl>${rows.map(([label, value]) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join('')}</dl>`),
    ],
    [
      'much white space around a value, in pieces',
      table(
        (label, value) =>
          `<tr><td>${label}</td><td>${' <b>\n</b>&nbsp;'.repeat(500)}${value}${' <i> </i>'.repeat(500)}</td></tr>`,
      ),
    ],
    [
      'a table within a table',
      page(
        `<table><tr><td>Menu</td><td>${table((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`)}</td></tr></table>`,
      ),
    ],
    [
      'element names as labels',
      table((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`).replace(
        /Readiness For (\w+)/g,
        (_, what) => `READINESS_${what}`,
      ),
    ],
    [
      'two pairs in a row',
      page(
        `<table>${[rows.slice(0, 2), rows.slice(2)].map((two) => `<tr>${two.map(([label, value]) => `<th>${label}</th><td>${value}</td>`).join('')}</tr>`).join('')}</table>`,
      ),
    ],
    [
      'labels over values',
      page(
        `<table><tr>${rows.map(([label]) => `<th>${label}</th>`).join('')}</tr><tr>${rows.map(([, value]) => `<td>${value}</td>`).join('')}</tr></table>`,
      ),
    ],
    [
      'no proper document',
      `<tr>${table((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`).replace(/<\/?(html|body|head)>/g, '')}`,
    ],
  ])('%s', async (_, html) => {
    expect(await read(html)).toMatchObject({ kind: 'status', form: 'web', status });
  });

  test('long texts beside it', async () => {
    const long = 'w '.repeat(1_000);
    const html = table((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`).replace(
      '</table>',
      `<tr><td>Notes ${long}</td><td>${long}</td></tr><tr><td>Name</td><td>${long}</td></tr></table>`,
    );
    expect(await read(html)).toMatchObject({ status: { ...status, name: `${'w '.repeat(60).slice(0, 119)}…` } });
  });

  test('scripts and comments are not seen', async () => {
    const html = table((label, value) => `<tr><td>${label}<script>"x"</script></td><td><!-- 9 -->${value}</td></tr>`);
    expect(await read(html)).toMatchObject({ status });
  });

  test('a word for a flag is no flag', async () => {
    const html = table((label, value) => `<tr><td>${label}</td><td>${value === '1' ? 'Yes' : value}</td></tr>`);
    expect(await read(html)).toMatchObject({
      status: {
        readyForSwitchover: { kind: 'invalid', text: 'Yes' },
        readyForUpgrade: { kind: 'not ready' },
        haConnection: undefined,
      },
    });
  });
});

describe('not a status', () => {
  test.each<[string, string, RegExp]>([
    ['an empty body', ' ', /came an empty body/],
    [
      'another page',
      '<title>It works!</title><table><tr><td>a<td>1</table>',
      /labels of a status page, came a page titled "It works!"/,
    ],
    ['text', 'Service temporarily unavailable', /came "Service temporarily/],
    ['labels outside of rows', '<p>Readiness For Switchover</p><p>1</p>', /labels/],
    ['one flag', '<table><tr><td>Readiness For Upgrade<td>1</table>', /but no READINESS_SWITCHOVER/],
    [
      'values that disagree',
      `${table((label) => `<tr><td>${label}<td>0`)}${table((label) => `<tr><td>${label}<td>1`)}`,
      /more than once/,
    ],
    ['deep nesting', '<div>'.repeat(100_000), /nested/],
    [
      'deep nesting of what the parser repairs',
      Array.from({ length: 20_000 }, (_, size) => `<p><font size=${size}>`).join(''),
      /nested/,
    ],
  ])('%s', async (_, html, why) => {
    const answer = await read(html);
    expect(answer).toMatchObject({ kind: 'malformed', why: expect.stringMatching(why) });
  });

  test('a build without flags', async () => {
    const html = '<table><tr><td>HA role<td>Backup (Passive)<tr><td>Version<td>8.1.102.13</table>';
    expect(await read(html)).toEqual({
      kind: 'unsupported build',
      version: '8.1.102.13',
      roleText: 'Backup (Passive)',
    });
  });
});

const fragment = fc.constantFrom(
  '<table>',
  '</table>',
  '<tr>',
  '<td>',
  '<th>',
  '</td>',
  '<dl>',
  '<dt>',
  '<dd>',
  '<template>',
  '<svg>',
  '<!--',
  '-->',
  '<script>',
  '<a>',
  '</p>',
  'Readiness For Switchover',
  'READINESS_UPGRADE',
  'HA role',
  '0',
  'true',
  '&nbsp;',
  '<',
  '&',
);
property.prop([fc.array(fragment, { maxLength: 40 })])(
  'never throws, and never ready out of nothing',
  async (parts) => {
    const answer = await read(parts.join(''));
    if (answer.kind === 'status') {
      expect(answer.status.readyForSwitchover.kind).not.toBe('ready');
      expect(answer.status.readyForUpgrade.kind).not.toBe('ready');
    }
  },
);
