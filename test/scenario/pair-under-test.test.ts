import { afterEach, describe, expect, test } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import type { Carrier } from '../../src/http/exchange.ts';
import { checkBackupLacks, checkLost, comeToBackup } from '../../src/scenario/call-checks.ts';
import { openPair } from '../../src/scenario/open-pair.ts';
import { PairUnderTest } from '../../src/scenario/pair-under-test.ts';
import { Synchronization } from '../../src/scenario/synchronization-checks.ts';
import { launchMockTarget, type MockTargetOptions } from '../../src/targets/mock-target.ts';
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
    const pair = await PairUnderTest.create(target, control, { ...description, capabilities });
    expect(await outcomeOf(pair.loseConnection())).toBe('not tested');
    expect(await outcomeOf(comeToBackup(pair, []))).toBe('not tested');
    const without = { ...description, capabilities: [] };
    expect(await outcomeOf(PairUnderTest.create(target, control, without).then(() => {}))).toBe('not tested');
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
    expect(pair.log.findings).toEqual([]);
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
      expect(pair.log.findings).toEqual([]);
      expect(pair.looks.length).toBeGreaterThan(10);
    },
  );
});

test('a switchover that is refused does not end the judging of what follows', async () => {
  const pair = await openPair(await launch({ deviation: 'ready-before-sixty-seconds' }));
  await pair.look();
  const other = (await pair.roles()).backup;
  await pair.stop(other);
  await expect(pair.switchover()).rejects.toThrow();
  await pair.start(other);
  await pair.waitSeconds(60);
  expect(pair.log.findings.map(({ requirement }) => requirement)).toContain('ready.primary.sixty-seconds');
});
