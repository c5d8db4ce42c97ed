import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../src/status/page-fields.ts';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { readXmlPage } from '../../src/status/xml-page.ts';

function read(xml: string): StatusAnswer | { readonly kind: 'other form'; readonly why: string } {
  const reading = readXmlPage(xml);
  return reading.kind === 'page' ? answerOf(reading.occurrences, 'xml') : reading;
}

const trueToLife = `<?xml version="1.0" encoding="UTF-8"?>
<sipServer rem="SIP Server">
  <NAME rem="Application Name">SIPS_A</NAME>
  <HA_ROLE rem="HA Role">Backup (Passive)</HA_ROLE>
  <CORE_THREADS_COUNT rem="Core Threads">8</CORE_THREADS_COUNT>
  <SIPS_PROCESS_ID rem="Process ID">4711</SIPS_PROCESS_ID>
  <HA_LINK rem="HA link established">1</HA_LINK>
  <READINESS_SWITCHOVER rem="Readiness For Switchover">0</READINESS_SWITCHOVER>
  <READINESS_UPGRADE rem="Readiness For Upgrade">1</READINESS_UPGRADE>
</sipServer>
`;

const status = {
  role: 'backup',
  roleText: 'Backup (Passive)',
  readyForSwitchover: { kind: 'not ready' },
  readyForUpgrade: { kind: 'ready' },
  haConnection: true,
  name: 'SIPS_A',
  processId: '4711',
  version: undefined,
};

test('a page true to life', () => {
  expect(read(trueToLife)).toEqual({ kind: 'status', form: 'xml', status });
});

const flags = '<READINESS_SWITCHOVER>1</READINESS_SWITCHOVER><READINESS_UPGRADE>0</READINESS_UPGRADE>';
const primary = '<HA_ROLE>Primary (Active)</HA_ROLE>';

describe('unusual but right', () => {
  test.each<[string, string]>([
    ['single quotes', trueToLife.replaceAll('"', "'")],
    ['no prolog', trueToLife.slice(trueToLife.indexOf('\n') + 1)],
    ['a byte order mark', `\ufeff${trueToLife}`],
    ['carriage returns', trueToLife.replaceAll('\n', '\r\n')],
    [
      'comments, also inside a value',
      `<!-- a --><!-- <html> -->${trueToLife.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '').replace('>0<', '><!-- 1 -->0<!-- 1 --><')}`,
    ],
    ['CDATA', trueToLife.replace('>1<', '><![CDATA[1]]><')],
    ['white space around a value', trueToLife.replace('>0<', '>\n  0\t\r\n<')],
    ['character references', trueToLife.replace('>4711<', '>&#52;&#x37;11<')],
    [
      'a namespace prefix',
      trueToLife.replace(/<(\/?)(?=[A-Zs])/g, '<$1g:').replace('<g:sipServer', '<g:sipServer xmlns:g="urn:g"'),
    ],
    [
      'further elements',
      trueToLife.replace('<NAME', '<LATER_STATISTIC rem="">x</LATER_STATISTIC><deep><deeper/></deep><NAME'),
    ],
    ['another order', trueToLife.replace(/( {2}<NAME.*\n)([\s\S]*)(?=<\/sipServer>)/, '$2$1')],
    [
      'sipServer nested in sipServer',
      `<sipServer><NAME>outer</NAME><sipCallManager><NAME>cm</NAME></sipCallManager>${trueToLife.slice(39)}</sipServer>`,
    ],
    ['only labels', trueToLife.replace(/(?<=<\/?)[A-Z_]+/g, 'stat')],
  ])('%s', (_, xml) => {
    expect(read(xml)).toEqual({ kind: 'status', form: 'xml', status });
  });

  test('a whole document: the version beside the module, names of other modules not taken', () => {
    const xml = `<statistics>
      <version rem="Version">8.1.103.95</version>
      <sipCallManager><NAME>CM</NAME><HA_ROLE>?</HA_ROLE></sipCallManager>
      <laterModule><NAME>other</NAME><version>2</version></laterModule>
      ${trueToLife.slice(39)}
      <sipTrunkStatistics id="t"><version>3</version><READINESS_UPGRADE>7</READINESS_UPGRADE></sipTrunkStatistics>
    </statistics>`;
    expect(read(xml)).toEqual({ kind: 'status', form: 'xml', status: { ...status, version: '8.1.103.95' } });
  });

  test('a name outside the module is not the server’s', () => {
    const xml = `<s><other><NAME>x</NAME></other><sipServer>${primary}${flags}</sipServer></s>`;
    expect(read(xml)).toMatchObject({ status: { name: undefined, role: 'primary' } });
  });

  test('another module within the module is not the server', () => {
    const trunks =
      '<sipTrunkStatistics><NAME>trunk</NAME><READINESS_UPGRADE>7</READINESS_UPGRADE></sipTrunkStatistics>';
    expect(read(`<sipServer>${trunks}${primary}${flags}</sipServer>`)).toMatchObject({
      status: { name: undefined, readyForUpgrade: { kind: 'not ready' } },
    });
  });

  test('no module of that name', () => {
    expect(read(`<a><b>${primary}</b><c><d>${flags}</d></c></a>`)).toMatchObject({
      status: { role: 'primary', readyForSwitchover: { kind: 'ready' }, readyForUpgrade: { kind: 'not ready' } },
    });
  });

  test('the same value twice', () => {
    expect(read(`<sipServer>${primary}${flags}${flags}</sipServer>`).kind).toBe('status');
  });

  test.each(['Starting', '', 'Primary (Passive)', 'Active'])('the role text %j is neither role', (text) => {
    expect(read(`<sipServer><HA_ROLE>${text}</HA_ROLE>${flags}</sipServer>`)).toMatchObject({
      status: { role: 'other', roleText: text },
    });
  });
});

describe('http.flag-values: only 0 and 1 are flags', () => {
  test.each([
    '',
    '01',
    '1.0',
    '+1',
    '1 1',
    'true',
    'yes',
    'Ready',
    '2',
    '-1',
    '１',
    '&#160;1',
    '<value>1</value>',
    '&#x1D7CF;',
  ])('%j', (text) => {
    const answer = read(
      `<sipServer>${primary}<READINESS_SWITCHOVER>${text}</READINESS_SWITCHOVER><READINESS_UPGRADE>0</READINESS_UPGRADE></sipServer>`,
    );
    expect(answer).toMatchObject({
      status: { readyForSwitchover: { kind: 'invalid' }, readyForUpgrade: { kind: 'not ready' } },
    });
  });

  test('the text of a bad flag is shown cut and clean', () => {
    const xml = `<sipServer>${primary}<READINESS_SWITCHOVER>no&#x202e;${'x'.repeat(500)}</READINESS_SWITCHOVER><READINESS_UPGRADE>0</READINESS_UPGRADE></sipServer>`;
    expect(read(xml)).toMatchObject({ status: { readyForSwitchover: { text: `no\ufffd${'x'.repeat(36)}…` } } });
  });
});

describe('not a status', () => {
  const entity = (definition: string) =>
    `<!DOCTYPE sipServer [${definition}]>${trueToLife.slice(39).replace('SIPS_A', '&x;')}`;
  test.each<[string, string, string, RegExp]>([
    [
      'a build without flags',
      '<s><version>8.1.102.57</version><sipServer><HA_ROLE>Primary (Active)</HA_ROLE></sipServer></s>',
      'unsupported build',
      /^$/,
    ],
    [
      'one flag only',
      `<sipServer>${primary}<READINESS_UPGRADE>1</READINESS_UPGRADE></sipServer>`,
      'malformed',
      /has READINESS_UPGRADE .* but no READINESS_SWITCHOVER/,
    ],
    [
      'a flag in the wrong case',
      `<sipServer>${flags.toLowerCase()}</sipServer>`,
      'malformed',
      /without role and readiness/,
    ],
    [
      'values that disagree',
      `<sipServer>${primary}${flags}<x>${flags.replace('>1<', '>0<')}</x></sipServer>`,
      'malformed',
      /READINESS_SWITCHOVER .* more than once, as "1" and "0"/,
    ],
    ['some other XML', '<rss version="2.0"><version>1</version></rss>', 'malformed', /without role and readiness/],
    ['a DOCTYPE', entity(''), 'malformed', /DOCTYPE/],
    ['an external entity', entity('<!ENTITY x SYSTEM "file:///etc/passwd">'), 'malformed', /DOCTYPE|entity/],
    [
      'billion laughs',
      entity('<!ENTITY a "lol"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">'),
      'malformed',
      /DOCTYPE|entity/,
    ],
    ['two roots', trueToLife + trueToLife.slice(39), 'malformed', /not well-formed/],
    ['a bare ampersand', trueToLife.replace('SIPS_A', 'A & B'), 'malformed', /not well-formed/],
    ['nesting', `${'<a>'.repeat(100)}${flags}${'</a>'.repeat(100)}`, 'malformed', /nested/],
    ['deep nesting', '<a>'.repeat(300_000), 'malformed', /nested/],
    ['an empty body', '', 'other form', /an empty body/],
    ['JSON', '{"READINESS_UPGRADE":1}', 'other form', /expected XML, came "{"READINESS_UPGRADE":1}"/],
    ['a web page', '<!DOCTYPE html><html></html>', 'other form', /web page/],
    ['a web page behind a comment', '<!-- hello -->\n<HTML lang="en">', 'other form', /web page/],
  ])('%s', (_, xml, kind, why) => {
    const answer = read(xml);
    expect(answer.kind).toBe(kind);
    expect('why' in answer ? answer.why : '').toMatch(why);
  });

  test('a build without flags says which build it is', () => {
    expect(
      read('<s><version>8.1.102.57</version><sipServer><HA_ROLE>Primary (Active)</HA_ROLE></sipServer></s>'),
    ).toEqual({
      kind: 'unsupported build',
      version: '8.1.102.57',
      roleText: 'Primary (Active)',
    });
  });

  test('a page cut off anywhere is never a status', () => {
    const end = trueToLife.trimEnd().length;
    for (let length = 0; length < end; length += 1) expect(read(trueToLife.slice(0, length)).kind).not.toBe('status');
  });
});

describe('properties', () => {
  // Everything that a flag's surroundings can be made of, but never the digit.
  const fragments = fc.constantFrom(
    '<sipServer>',
    '</sipServer>',
    '<READINESS_SWITCHOVER>',
    '</READINESS_SWITCHOVER>',
    '<READINESS_UPGRADE>',
    '</READINESS_UPGRADE>',
    '<HA_ROLE>',
    '</HA_ROLE>',

    '<stat rem="Readiness For Upgrade">',
    '</stat>',
    '0',
    'true',
    'yes',
    '&lt;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x ?>',
    ' ',
    '\u00a0',
    '&#48;',
    '<a/>',
  );
  property.prop([fc.array(fragments, { maxLength: 40 })])('never ready out of nothing', (parts) => {
    const answer = read(`<sipServer>${parts.join('')}</sipServer>`);
    if (answer.kind === 'status') {
      expect(answer.status.readyForSwitchover.kind).not.toBe('ready');
      expect(answer.status.readyForUpgrade.kind).not.toBe('ready');
    }
  });

  property.prop([fc.string({ unit: 'binary' })])('never throws, and no accident is a status', (text) => {
    expect(read(text).kind).not.toBe('status');
    expect(read(`<${text}`).kind).not.toBe('status');
  });

  const text = fc.stringMatching(/^[A-Za-z0-9<>&"'é漢]{1,30}$/);
  const values = {
    READINESS_SWITCHOVER: fc.constantFrom('0', '1', '2', 'true'),
    READINESS_UPGRADE: fc.constantFrom('0', '1', '', '01'),
    HA_ROLE: fc.constantFrom('Primary (Active)', 'Backup (Passive)'),
    HA_LINK: fc.constantFrom('0', '1'),
    NAME: text,
    SIPS_PROCESS_ID: fc.nat().map(String),
    version: fc.constant('8.1.103.95'),
    LATER_STATISTIC: text,
  };
  const names = Object.keys(values);
  const page = fc.record({
    values: fc.record(values),
    order: fc.shuffledSubarray(names, { minLength: names.length }),
    /** How the element at that place is written. */
    style: fc.array(
      fc.record({ cdata: fc.boolean(), wrapped: fc.boolean(), space: fc.constantFrom('', '\n  ', '<!-- 1 -->') }),
      {
        minLength: names.length,
        maxLength: names.length,
      },
    ),
  });
  property.prop([page])('what was written is read', ({ values, order, style }) => {
    const texts: Record<string, string> = values;
    const elements = order.map((name, index) => {
      const { cdata = false, wrapped = false, space = '' } = style[index] ?? {};
      const value = texts[name] ?? '';
      const written = cdata ? `<![CDATA[${value}]]>` : value.replace(/[<>&]/g, (found) => `&#${found.charCodeAt(0)};`);
      const element = `<${name}>${space}${written}${space}</${name}>`;
      return wrapped ? `<group>${element}</group>` : element;
    });
    const flag = (value: string) => {
      if (value === '1') return { kind: 'ready' };
      return value === '0' ? { kind: 'not ready' } : { kind: 'invalid', text: value };
    };
    expect(read(`<sipServer>${elements.join('\n')}</sipServer>`)).toEqual({
      kind: 'status',
      form: 'xml',
      status: {
        role: values.HA_ROLE === 'Primary (Active)' ? 'primary' : 'backup',
        roleText: values.HA_ROLE,
        readyForSwitchover: flag(values.READINESS_SWITCHOVER),
        readyForUpgrade: flag(values.READINESS_UPGRADE),
        haConnection: values.HA_LINK === '1',
        name: values.NAME,
        processId: values.SIPS_PROCESS_ID,
        version: values.version,
      },
    });
  });
});
