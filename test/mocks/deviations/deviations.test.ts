import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Deviation } from '../../../mocks/deviations/deviation.ts';
import { deviations, findDeviation } from '../../../mocks/deviations/index.ts';
import { servePage } from '../../../mocks/sip-server/status-page.ts';
import { registry } from '../../../src/requirements/registry.ts';
import { watchPair } from '../sip-server/watched-pair.ts';

const newest = '8.1.103.95';

/** A life of a pair that comes past everything; what its pages and call lists say at every turn. */
async function trace(deviation?: Deviation): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const version of [newest, '8.1.102.57', '8.1.102.6']) {
    const step = version === newest ? 0.95 : 9.5;
    const { pair } = watchPair({ version, ...(deviation && { deviation }) });
    const firstIds = ['sip-a', 'sip-b'].map((name) => pair.memberAt(name, 8080)?.situation.processId);
    const look = async (): Promise<void> => {
      const pages = ['sip-a', 'sip-b'].flatMap((name, i) =>
        [8080, 8090].map((port) => {
          const member = pair.memberAt(name, port);
          if (member === undefined) return 'nothing';
          const { status, body } = servePage(member, { method: 'GET', target: '/serverx?sipServer' });
          const fresh = member.situation.processId !== firstIds[i];
          const text = body.replace(/(?<=SIPS_PROCESS_ID rem="Process ID">)\d+/, fresh ? 'fresh' : 'first');
          return `${status} ${member.situation.calls} calls ${text}`;
        }),
      );
      seen.push(`${await pair.now()}: ${pages.join('')}`);
    };
    const list = async (): Promise<void> => {
      seen.push((await pair.listCalls()).members.map(({ calls }) => calls?.length).join(' '));
    };
    const wait = async (seconds: number): Promise<void> => {
      await look();
      for (let left = seconds; left > 0; left -= step) {
        await pair.advance(Math.min(left, step));
        await look();
      }
    };
    const limit = (value: string | null) => pair.setOption('sip-a', 'TServer', 'ha-max-calls-sync-at-once', value);
    await wait(61);
    await pair.stop('sip-b');
    await pair.install('sip-b', '8.1.103.96');
    await pair.setOption('sip-b', 'TServer', 'http-port', '8090');
    const multisite = await pair.placeCalls(2, true);
    await pair.start('sip-b');
    const live = await pair.placeCalls(2, true);
    await wait(61);
    await pair.endCalls(multisite);
    await wait(1);
    await pair.endCalls(live);
    await pair.setHaConnection('lost');
    await limit('200');
    const missing = await pair.placeCalls(13_000, false);
    await wait(1);
    await pair.setHaConnection('established');
    await look();
    await pair.placeCalls(2, false);
    await limit('1001');
    await pair.endCalls(missing.slice(-300));
    await wait(70);
    await list();
    for (const value of ['1000', null, '2000']) {
      await pair.setHaConnection('lost');
      await limit(value);
      await pair.placeCalls(1400, false);
      await wait(1);
      await pair.setHaConnection('established');
      await wait(62);
    }
    await pair.switchover();
    await list();
    await wait(62);
  }
  return seen;
}

const documented = await trace();

test('a right pair lives the same life twice', async () => {
  expect(await trace()).toEqual(documented);
});

describe.each(deviations)('$name', (deviation) => {
  test('is filed under its name, for a requirement that there is', () => {
    expect(readdirSync(new URL('../../../mocks/deviations/', import.meta.url))).toContain(`${deviation.name}.ts`);
    expect(registry.map(({ slug }) => slug)).toContain(deviation.requirement);
    expect(deviation.bug).toMatch(/\.$/);
  });

  test('shows', async () => {
    expect(await trace(deviation)).not.toEqual(documented);
  });
});

test('every file is listed', () => {
  const others = ['deviation.ts', 'find-variant.ts', 'index.ts'];
  const files = readdirSync(new URL('../../../mocks/deviations/', import.meta.url));
  expect(files.filter((file) => !others.includes(file))).toEqual(deviations.map(({ name }) => `${name}.ts`).toSorted());
});

test('an unknown name is answered with those like it', () => {
  expect(() => findDeviation('pause-of-one')).toThrow(/no deviation "pause-of-one"; perhaps .*pause-nine-tenths/);
});
