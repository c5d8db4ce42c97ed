import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { documentedBehaviour } from '../../../mocks/sip-server/documented-behaviour.ts';
import { InProcessPair } from '../../../mocks/sip-server/in-process-pair.ts';
import type { PageAnswer } from '../../../mocks/sip-server/page.ts';
import { defaultReadings } from '../../../mocks/sip-server/readings.ts';
import { servePage } from '../../../mocks/sip-server/status-page.ts';

function page(target: string, { method = 'GET', version = '8.1.103.95', name = 'sip-a' } = {}): PageAnswer {
  const setup = { id: 'p', version, readings: defaultReadings, behaviour: () => documentedBehaviour };
  const pair = new InProcessPair({ ...setup, host: (member) => member, onClose: () => {} });
  const member = pair.memberAt(name, 8080);
  if (member === undefined) throw new Error('no such member');
  return servePage(member, { method, target });
}

/** The element at a path below the root, as ElementTree's `find` takes it: names, with an id where there is a choice. */
function find(root: XmlElement, ...path: [name: string, id?: string][]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, [name, id]) => {
    const fits = (e: unknown): e is XmlElement =>
      e instanceof XmlElement && e.name === name && (id === undefined || idOf(e) === id);
    return element?.children.find(fits);
  }, root);
}

function idOf({ attributes: { id } }: XmlElement): string | undefined {
  return id;
}

function labelOf(element: XmlElement | undefined): string | undefined {
  const { rem } = element?.attributes ?? {};
  return rem;
}

function rootOf(answer: PageAnswer): XmlElement {
  const { root } = parseXml(answer.body);
  if (root === null) throw new Error('no root');
  return root;
}

describe('what a public collector asks of the whole document', () => {
  const root = rootOf(page('/serverx'));

  test('the version beside the modules', () => {
    expect(find(root, ['version'])?.text).toBe('8.1.103.95');
  });

  test.each([
    ...['NAME', 'HA_ROLE', 'CORE_THREADS_COUNT', 'SIPS_MEMORY_USAGE', 'SIPS_CPU_USAGE', 'HA_LINK', 'CONNECTION_TO_SCS'],
    ...['APPLICATION_SERVICE', 'READINESS_SWITCHOVER', 'READINESS_UPGRADE', 'SIPS_PROCESS_ID'],
  ])('sipServer/%s', (name) => {
    const element = find(root, ['sipServer'], [name]);
    expect(element?.text).not.toBe('');
    expect(labelOf(element)).toMatch(/\w/);
  });

  test.each([
    ...['NCALLSCREATED', 'NCALLS', 'NPARTIES', 'NCONNECTIONS', 'NOPERATIONS', 'NMUSICSERVICES', 'NTREATMENTS'],
    ...['NGREATINGS', 'NRECORDERS', 'NMCUCHANNELS', 'NCALLSABANDONED', 'NLOGGEDAGENTS', 'NTLIBCLIENTS'],
    'NCALLRECORDINGFAILED',
  ])('sipCallManager/%s', (name) => {
    const element = find(root, ['sipCallManager'], [name]);
    expect(element?.text).toMatch(/^\d+$/);
    expect(labelOf(element)).toMatch(/\w/);
  });

  test('rows of trunks', () => {
    const table = find(root, ['sipTrunkStatistics'], ['sipTrunkStatistics', 'sipTrunkTable']);
    const rows = table?.children.filter((child) => child instanceof XmlElement) ?? [];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.name).toBe('sipTrunkData');
      for (const name of ['TRUNK', 'CURRENT_CALLS', 'CAPACITY', 'IN_SERVICE']) {
        expect(labelOf(find(row, [name]))).toMatch(/\w/);
      }
      expect(find(row, ['IN_SERVICE'])?.text).toBe('1');
    }
  });

  test('the misspelled queues', () => {
    expect(find(root, ['sipTransportLayer'], ['QUEUE_FROM_TRASNPORT'])?.text).toBe('0');
  });
});

test('a query word gives one module, which is the root then', () => {
  const root = rootOf(page('/serverx?sipServer'));
  expect(root.name).toBe('sipServer');
  expect(find(root, ['HA_ROLE'])?.text).toBe('Primary (Active)');
  expect(find(rootOf(page('/serverx?sipServer', { name: 'sip-b' })), ['HA_ROLE'])?.text).toBe('Backup (Passive)');
  expect(rootOf(page('/serverx?sipCallManager')).name).toBe('sipCallManager');
});

test('the page for people is sound HTML with a row for each flag', () => {
  const { body, headers } = page('/server?sipServer');
  expect(headers['content-type']).toMatch(/html/);
  const errors: string[] = [];
  parse(body, { sourceCodeLocationInfo: true, onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
  expect(body).toContain('<th scope="row">Readiness For Switchover</th><td>0</td>');
  expect(body).toContain('<th scope="row">Readiness For Upgrade</th><td>0</td>');
  expect(body).not.toMatch(/(src|href)="?(https?:)?\/\//);
});

test('the index leads to every module', () => {
  const targets = [...page('/server').body.matchAll(/<li><a href="([^"]+)"/g)].map(([, target = '']) => target);
  expect(targets).toContain('/server?sipServer');
  for (const target of targets) expect(page(target).status).toBe(200);
});

test.each([
  ['/server?noSuchModule', 'GET', 404],
  ['/elsewhere', 'GET', 404],
  ['/server?sipServer', 'POST', 405],
  ['/server?sipServer', 'HEAD', 200],
])('%s %s: %i', (target, method, status) => {
  const answer = page(target, { method });
  expect(answer.status).toBe(status);
  if (method === 'HEAD') expect(answer.body).toBe('');
});

test('there is no page before 8.1.102.13', () => {
  expect(page('/server?sipServer', { version: '8.1.102.12' }).status).toBe(404);
  expect(page('/server?sipServer', { version: '8.1.102.13' }).body).not.toContain('Readiness');
});
