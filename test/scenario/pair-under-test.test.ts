import { afterEach, describe, expect, test } from 'vitest';
import { callsLostAtSwitchover } from '../../mocks/deviations/calls-lost-at-switchover.ts';
import type { ServerVariant } from '../../mocks/deviations/deviation.ts';
import { createMockNetwork } from '../../mocks/msw/mock-network.ts';
import { laggingPage } from '../../mocks/unusual/lagging-page.ts';
import { ControlClient } from '../../src/control/control-client.ts';
import type { Carrier } from '../../src/http/exchange.ts';
import { checkBackupLacks, checkLost, comeToBackup } from '../../src/scenario/call-checks.ts';
import { openPair } from '../../src/scenario/open-pair.ts';
import { pairSource } from '../../src/scenario/pair-source.ts';
import { PairUnderTest } from '../../src/scenario/pair-under-test.ts';
import { Synchronization } from '../../src/scenario/synchronization-checks.ts';
import { launchMockTarget, type MockTargetOptions } from '../../src/targets/mock-target.ts';
import { launchProcessTarget } from '../../src/targets/process-target.ts';
import { outcomeOf } from './scripted-pair.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function launch(options: MockTargetOptions = {}) {
  const target = await launchMockTarget(options);
  cleanUps.push(() => target.close());
  return target;
}

describe('the set-up of a scenario', () => {
  test('a fault that did not take effect is a failed set-up, not a failed server', async () => {
    const pair = await openPair(await launch());
    const calls = await pair.placeCalls(3, 'non-multisite');
    expect(await outcomeOf(checkBackupLacks(pair, calls))).toBe('setup failed');
    await pair.loseConnection();
    expect(await outcomeOf(checkBackupLacks(pair, await pair.placeCalls(3, 'non-multisite')))).toBe('passed');
  });

  test('what a target does not offer is not tested', async () => {
    const target = await launch();
    const control = new ControlClient({
      url: target.controlUrl,
      token: target.controlToken,
      dispatcher: target.dispatcher,
    });
    const description = await control.describe();
    const capabilities = description.capabilities.filter((one) => one !== 'ha-connection' && one !== 'list-calls');
    const source = pairSource(target, control, description);
    const pair = await PairUnderTest.create(target, control, { ...description, capabilities }, source);
    expect(await outcomeOf(pair.loseConnection())).toBe('not tested');
    expect(await outcomeOf(comeToBackup(pair, []))).toBe('not tested');
    const without = { ...description, capabilities: [] };
    expect(await outcomeOf(() => void pairSource(target, control, without))).toBe('not tested');
  });
});

describe('what the pair is to blame for', () => {
  test('calls that are lost although both members were ready', async () => {
    const pair = await openPair(await launch({ deviation: 'calls-lost-at-switchover' }));
    await pair.placeCalls(30, 'non-multisite');
    await pair.waitSeconds(61);
    await pair.switchover();
    expect(await outcomeOf(checkLost(pair))).toBe('failed');
  });

  test('a new call that does not come to the backup within the grace period', async () => {
    const target = await launch({ deviation: 'new-calls-not-copied' });
    const pair = await openPair({ ...target, tolerances: { ...target.tolerances, grace: 1 } });
    expect(await outcomeOf(comeToBackup(pair, await pair.placeCalls(2, 'non-multisite')))).toBe('failed');
  });
});

describe('what the pair cannot be blamed for', () => {
  test('calls that a failover has lost, which came too early', async () => {
    const pair = await openPair(await launch());
    await pair.loseConnection();
    await pair.placeCalls(3, 'non-multisite');
    await pair.kill((await pair.roles()).primary);
    expect(await outcomeOf(checkLost(pair))).toBe('inconclusive');
  });

  test('calls that a failover has lost are not missing on the backup', async () => {
    const pair = await openPair(await launch());
    await pair.placeCalls(20, 'non-multisite');
    await pair.loseConnection();
    await pair.placeCalls(700, 'non-multisite');
    await pair.placeCalls(2, 'multisite');
    await pair.restoreConnection();
    const { primary } = await pair.roles();
    await pair.kill(primary);
    const missing = await pair.missingOnBackup();
    expect(missing).toHaveLength(520);
    await pair.start(primary);
    expect(await outcomeOf(new Synchronization(pair, missing).follow())).toBe('passed');
    await pair.waitSeconds(65);
    expect(pair.case.findings).toEqual([]);
  });

  test('calls that the backup has count as there, when the answer to the last look was lost', async () => {
    const target = await launch();
    let toLose = 0;
    const lossy: Carrier = {
      dispatch: (request, handler) => {
        if (!request.path.includes('sipServer') || toLose === 0) return target.dispatcher.dispatch(request, handler);
        toLose -= 1;
        throw new Error('read ECONNRESET');
      },
    };
    const pair = await openPair({ ...target, dispatcher: lossy, tolerances: { ...target.tolerances, grace: 1 } });
    await pair.placeCalls(3, 'non-multisite');
    await pair.waitSeconds(1);
    await pair.loseConnection();
    const later = await pair.placeCalls(2, 'non-multisite');
    toLose = 2;
    await pair.look();
    expect(await pair.missingOnBackup()).toEqual(later);
  });

  test.each([[['A17=flicker']], [['A23=anew']], [['A3=missing', 'A4=no']], [['A14=yes', 'A19=stay']]])(
    'its reading of an open point: %s',
    async (readings) => {
      const pair = await openPair(await launch({ readings }));
      await pair.listMissing();
      await pair.waitSeconds(62);
      await pair.placeCalls(5, 'non-multisite');
      const [ending] = [await pair.placeCalls(2, 'multisite')];
      await pair.loseConnection();
      await pair.placeCalls(700, 'non-multisite');
      await pair.endCalls(ending);
      await pair.restoreConnection();
      await pair.listMissing();
      await pair.waitSeconds(5);
      await pair.listMissing();
      await pair.switchover();
      await pair.placeCalls(1, 'multisite');
      await pair.waitSeconds(70);
      await pair.listMissing();
      await pair.waitSeconds(130);
      expect(pair.case.findings).toEqual([]);
      expect(pair.looks.length).toBeGreaterThan(10);
    },
  );
});

describe('what the pages are slow or silent about', () => {
  test('calls that a switchover lost do not hide behind a page that shows the old roles for a while', async () => {
    const variant: ServerVariant = {
      name: 'lagging-and-losing',
      // The former primary keeps them, so that it matters who is asked.
      change: (behaviour) => ({
        ...laggingPage.change(callsLostAtSwitchover.change(behaviour)),
        removesStale: () => false,
        tellsEnd: () => false,
      }),
    };
    const network = createMockNetwork({ variant });
    cleanUps.push(() => network.close());
    const { controlUrl, token, dispatcher } = network;
    const target = { ...(await launch()), controlUrl, controlToken: token, dispatcher };
    const pair = await openPair({ ...target, tolerances: { ...target.tolerances, grace: 1, settle: 1 } });
    await pair.placeCalls(30, 'non-multisite');
    await pair.waitSeconds(63);
    await pair.switchover();
    expect(await outcomeOf(checkLost(pair))).toBe('failed');
  });

  test('where the target cannot tell, the pages say that the HA connection is established and lost', async () => {
    const target = await launch();
    const unknowing: Carrier = {
      dispatch: (request, handler) =>
        target.dispatcher.dispatch(request, {
          onRequestStart: (...given) => handler.onRequestStart?.(...given),
          onResponseStart: (...given) => handler.onResponseStart?.(...given),
          onResponseData: (controller, chunk) => {
            const text = chunk.toString().replace(/"haConnection":"\w+"/, '"haConnection":"unknown"');
            handler.onResponseData?.(controller, Buffer.from(text));
          },
          onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
          onResponseError: (...given) => handler.onResponseError?.(...given),
        }),
    };
    const pair = await openPair({ ...target, dispatcher: unknowing });
    expect(pair.history.connection).toMatchObject([{ state: 'established', at: { latest: expect.any(Number) } }]);
    await pair.loseConnection();
    const [, lost] = pair.history.connection;
    expect(lost).toMatchObject({ state: 'lost' });
    expect(lost?.at.latest).toBeLessThan(Number.POSITIVE_INFINITY);
    await pair.waitSeconds(5);
    await pair.restoreConnection();
    await pair.waitSeconds(70);
    expect(pair.case.findings).toEqual([]);
  });

  test('a target that makes fewer calls than it was asked for has failed the set-up', async () => {
    const target = await launch();
    const fewer: Carrier = {
      dispatch: (request, handler) =>
        target.dispatcher.dispatch(
          { ...request, body: request.body?.replace('"count":9', '"count":8') ?? null },
          handler,
        ),
    };
    const pair = await openPair({ ...target, dispatcher: fewer });
    expect(await outcomeOf(pair.placeCalls(9, 'non-multisite').then(() => {}))).toBe('setup failed');
  });
});

describe('on a wall clock', { timeout: 60_000 }, () => {
  test('a call that ends by itself is neither lost nor missing', async () => {
    const target = await launchProcessTarget({ rate: 20 });
    cleanUps.push(() => target.close());
    const { controlUrl: url, controlToken: token, dispatcher } = target;
    const somebodyElse = new ControlClient({ url, token, dispatcher });
    let id = '';
    const listening: Carrier = {
      dispatch: (request, handler) => {
        id ||= /\/pairs\/([^/]+)/.exec(request.path)?.[1] ?? '';
        return dispatcher.dispatch(request, handler);
      },
    };
    const pair = await openPair({ ...target, dispatcher: listening });
    cleanUps.unshift(() => pair.close());
    const calls = await pair.placeCalls(5, 'non-multisite');
    await somebodyElse.endCalls(id, calls.slice(0, 1));
    await pair.switchover();
    expect(pair.history.endedByThemselves).toBe(1);
    expect(pair.calls.alive()).toEqual(calls.slice(1));
    expect(await outcomeOf(checkLost(pair))).toBe('inconclusive');
  });
});

test('a switchover that is refused does not end the judging of what follows', async () => {
  const pair = await openPair(await launch({ deviation: 'ready-before-sixty-seconds' }));
  await pair.look();
  const other = (await pair.roles()).backup;
  await pair.stop(other);
  await expect(pair.switchover()).rejects.toThrow();
  await pair.start(other);
  await pair.waitSeconds(60);
  expect(pair.case.findings.map(({ requirement }) => requirement)).toContain('ready.primary.sixty-seconds');
});
