/** Small pages that say something they must not be believed to say. None of them costs anything. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import type { Carrier } from '../../src/http/exchange.ts';
import type { StatusForm } from '../../src/status/server-status.ts';
import { readStatus } from '../../src/status/status-client.ts';
import type { HostileCase } from './hostile-case.ts';
import { replying } from './replying.ts';

interface PageCase {
  readonly name: string;
  readonly form: StatusForm;
  readonly page: string | Buffer;
  /** What must come of it: the two flags where it is a status page, switchover first. */
  readonly expected:
    | 'malformed'
    | 'unsupported build'
    | readonly ['ready' | 'not ready' | 'invalid', 'ready' | 'not ready' | 'invalid'];
}

/** A page for programs with these flags and this role. */
function xml(switchover: string, upgrade = '0', role = 'Primary (Active)', more = ''): string {
  return `<sipServer><HA_ROLE>${role}</HA_ROLE><READINESS_SWITCHOVER>${switchover}</READINESS_SWITCHOVER><READINESS_UPGRADE>${upgrade}</READINESS_UPGRADE>${more}</sipServer>`;
}

function web(switchover: string, more = ''): string {
  return `<!DOCTYPE html><table><tr><td>Readiness For Switchover<td>${switchover}<tr><td>Readiness For Upgrade<td>0<tr><td>HA role<td>Primary (Active)</table>${more}`;
}

/** Texts that look like 1 and are not. */
const nearlyOne = [
  '',
  'true',
  '1.0',
  '+1',
  '01',
  '0x1',
  '1 1',
  '１',
  '١',
  '1\u200b',
  '\u202e1',
  '1\u0301',
  '&#49;&#48;',
  '-1',
  '2',
  'I',
  'l',
  '1;',
  'NaN',
  '1e0',
];

const cases: readonly PageCase[] = [
  ...nearlyOne.map(
    (flag) =>
      ({
        name: `XML: flag ${JSON.stringify(flag)}`,
        form: 'xml',
        page: xml(flag),
        expected: ['invalid', 'not ready'],
      }) as const,
  ),
  ...nearlyOne.map(
    (flag) =>
      ({
        name: `web: flag ${JSON.stringify(flag)}`,
        form: 'web',
        page: web(flag),
        expected: ['invalid', 'not ready'],
      }) as const,
  ),
  { name: 'XML: a flag as a reference to 1', form: 'xml', page: xml('&#49;'), expected: ['ready', 'not ready'] },
  { name: 'XML: a flag within a comment', form: 'xml', page: xml('<!--1-->'), expected: ['invalid', 'not ready'] },
  { name: 'XML: a flag split by a comment', form: 'xml', page: xml('<!--x-->1'), expected: ['ready', 'not ready'] },
  {
    name: 'XML: a flag within an element within the flag',
    form: 'xml',
    page: xml('<v>1</v>'),
    expected: ['invalid', 'not ready'],
  },
  {
    name: 'XML: two flags that differ',
    form: 'xml',
    page: xml('0', '0', 'Primary (Active)', '<READINESS_SWITCHOVER>1</READINESS_SWITCHOVER>'),
    expected: 'malformed',
  },
  {
    name: 'XML: two roles that differ',
    form: 'xml',
    page: xml('1', '0', 'Primary (Active)', '<HA_ROLE>Backup (Passive)</HA_ROLE>'),
    expected: 'malformed',
  },
  {
    name: 'XML: the flags in another module',
    form: 'xml',
    page: '<r><sipServer><HA_ROLE>x</HA_ROLE></sipServer><sipTSCP><READINESS_SWITCHOVER>1</READINESS_SWITCHOVER><READINESS_UPGRADE>1</READINESS_UPGRADE></sipTSCP></r>',
    expected: 'unsupported build',
  },
  {
    name: 'XML: the flags in an attribute',
    form: 'xml',
    page: '<r READINESS_SWITCHOVER="1" READINESS_UPGRADE="1"/>',
    expected: 'malformed',
  },
  {
    name: 'XML: the flags in CDATA of another element',
    form: 'xml',
    page: '<r><![CDATA[<READINESS_SWITCHOVER>1</READINESS_SWITCHOVER>]]></r>',
    expected: 'malformed',
  },
  {
    name: 'XML: one flag alone',
    form: 'xml',
    page: '<r><READINESS_SWITCHOVER>1</READINESS_SWITCHOVER></r>',
    expected: 'malformed',
  },
  {
    name: 'XML: an entity for a file',
    form: 'xml',
    page: '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
    expected: 'malformed',
  },
  {
    name: 'XML: an external DTD',
    form: 'xml',
    page: `<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">${xml('1')}`,
    expected: 'malformed',
  },
  { name: 'XML: two roots', form: 'xml', page: `${xml('1')}${xml('1')}`, expected: 'malformed' },
  { name: 'XML: text behind the root', form: 'xml', page: `${xml('1')} and more`, expected: 'malformed' },
  { name: 'XML: half a page', form: 'xml', page: xml('1').slice(0, -5), expected: 'malformed' },
  { name: 'XML: a zero byte', form: 'xml', page: xml('1\0'), expected: 'malformed' },
  {
    name: 'XML: elements named __proto__ and constructor',
    form: 'xml',
    page: xml('1', '0', 'x', '<__proto__><READINESS_UPGRADE>0</READINESS_UPGRADE></__proto__><constructor/>'),
    expected: ['ready', 'not ready'],
  },
  {
    name: 'XML: attributes named __proto__ and constructor',
    form: 'xml',
    page: xml('1', '0', 'x', '<a __proto__="1" constructor="x" rem="toString"/>'),
    expected: ['ready', 'not ready'],
  },
  {
    name: 'XML: UTF-16 that says UTF-8',
    form: 'xml',
    page: Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-8"?>${xml('1')}`, 'utf16le'),
    expected: ['ready', 'not ready'],
  },
  {
    name: 'XML: UTF-7 with hidden markup',
    form: 'xml',
    page: `<?xml version="1.0" encoding="utf-7"?><r>+ADw-READINESS_SWITCHOVER+AD4-1</r>`,
    expected: 'malformed',
  },
  {
    name: 'XML: bytes that are no UTF-8',
    form: 'xml',
    page: Buffer.from(xml('1', '0', '\xff\xfe'), 'latin1'),
    expected: ['ready', 'not ready'],
  },
  {
    name: 'web: a flag in a script',
    form: 'web',
    page: '<table><tr><td>Readiness For Switchover<td><script>1</script><tr><td>Readiness For Upgrade<td>0</table>',
    expected: ['invalid', 'not ready'],
  },
  {
    name: 'web: a second table that differs',
    form: 'web',
    page: web('0', '<table><tr><td>Readiness For Switchover<td>1</table>'),
    expected: 'malformed',
  },
  {
    name: 'web: a table within a comment',
    form: 'web',
    page: web('0', `<!--${web('1')}-->`),
    expected: ['not ready', 'not ready'],
  },
  {
    name: 'web: a label that is told to be __proto__',
    form: 'web',
    page: web('0', '<table><tr><td>__proto__<td>1<tr><td>constructor<td>1</table>'),
    expected: ['not ready', 'not ready'],
  },
  {
    name: 'web: a login page',
    form: 'web',
    page: '<title>Sign in</title><form><input name=password></form>',
    expected: 'malformed',
  },
];

export const pageCases: readonly HostileCase[] = cases.map(({ name, form, page, expected }) => ({
  name,
  run: async () => {
    const dispatcher: Carrier = replying({ body: Buffer.from(page) });
    const answer = await readStatus('http://a.test/server?sipServer', { dispatcher, form, deadlineMs: 20_000 });
    if (typeof expected === 'string') return deepStrictEqual(answer.kind, expected, JSON.stringify(answer));
    ok(answer.kind === 'status', JSON.stringify(answer));
    const { readyForSwitchover, readyForUpgrade } = answer.status;
    deepStrictEqual([readyForSwitchover.kind, readyForUpgrade.kind], expected, JSON.stringify(answer));
  },
}));
