import { afterEach, describe, expect, test } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import { ControlError, type ControlErrorKind } from '../../src/control/control-error.ts';
import {
  CheckEnded,
  failed,
  inconclusive,
  notTested,
  otherFailed,
  setupFailed,
} from '../../src/scenario/check-ended.ts';
import { openPair } from '../../src/scenario/open-pair.ts';
import { stays } from '../../src/scenario/readiness-checks.ts';
import { isUntested, recordScenario } from '../../src/scenario/scenario-record.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';
import { interval } from '../../src/timing/interval.ts';
import { TargetClockError } from '../../src/timing/target-clock.ts';
import { ScenarioRecord } from '../../src/verdict/finding.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const control = (kind: ControlErrorKind) => new ControlError(kind, `it went wrong: ${kind}`);
const own = ['ready.primary.all', 'ready.backup.all'];

describe('what ended a scenario', () => {
  test.each<[string, unknown, string, boolean]>([
    ['nothing', undefined, 'passed', false],
    ['a broken demand', failed('d', ['a'], 's'), 'failed', false],
    ['a demand of another requirement', otherFailed('sync.new-calls', 'd', ['a'], 's'), 'inconclusive', false],
    ['a demand that could not be judged', inconclusive('d', ['a'], 's'), 'inconclusive', false],
    ['a set-up that did not work', setupFailed('d', 's'), 'setup failed', false],
    ['a capability that is missing', notTested('stop a member'), 'not tested', true],
    ['a target that says so itself', control('not-supported'), 'not tested', true],
    ['a target that is gone', control('transport'), 'target unreachable', false],
    ['an answer that the protocol does not allow', control('protocol'), 'setup failed', false],
    ['an order that was refused', control('conflict'), 'setup failed', false],
    ['a clock that nothing can be judged by', new TargetClockError('was set'), 'setup failed', false],
    ['a mistake in the kit', new TypeError('x is not a function'), 'setup failed', false],
    ['something thrown that is no error', 'oops', 'setup failed', false],
  ])('%s', async (_, error, outcome, skipped) => {
    const record = await recordScenario(own, undefined, error, []);
    expect(record.outcome).toBe(outcome);
    expect(ScenarioRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(isUntested(error)).toBe(skipped);
    const ofOwn = record.findings.filter(({ requirement }) => own.includes(requirement));
    expect(ofOwn.map((finding) => finding.outcome)).toEqual(outcome === 'passed' ? [] : [outcome, outcome]);
    expect((await recordScenario([], undefined, error, [])).outcome).not.toBe(
      error === undefined ? 'failed' : 'passed',
    );
  });

  test('a clock that was set is the mistake of the target, and not of the kit', async () => {
    const record = await recordScenario(own, undefined, new TargetClockError('was set'), []);
    expect(record.findings[0]).toMatchObject({
      demand: 'the clock of the target can be judged by',
      seen: expect.stringContaining('the clock of the target was set'),
    });
  });

  test('names the broken requirement of another kind as failed', async () => {
    const record = await recordScenario(own, undefined, otherFailed('sync.new-calls', 'd', ['a'], 's'), []);
    expect(record.findings[0]).toMatchObject({ requirement: 'sync.new-calls', outcome: 'failed' });
  });
});

describe('with a pair', () => {
  async function pairWith(deviation?: string) {
    const target = await launchMockTarget(deviation === undefined ? {} : { deviation });
    cleanUps.push(() => target.close());
    return { target, pair: await openPair(target) };
  }

  test('what was found by the way fails the scenario that is about it, and only that', async () => {
    const { pair } = await pairWith('upgrade-ready-primary');
    await pair.look();
    const about = async (requirement: string, error?: unknown) =>
      (await recordScenario([requirement], pair, error, [])).outcome;
    expect(await about('ready.upgrade.primary-never')).toBe('failed');
    expect(await about('ready.upgrade.primary-never', control('transport'))).toBe('failed');
    expect(await about('ready.primary.all')).toBe('passed');
  });

  test('a finding carries the timeline, with the times since the scenario began; a quiet scenario carries none', async () => {
    const { pair } = await pairWith();
    await pair.waitSeconds(30);
    expect(await recordScenario(own, pair, undefined, [])).toMatchObject({
      timeline: [],
      targetSeconds: 30,
      builds: ['8.1.103.95'],
    });
    const at = interval(pair.beganAt.earliest + 10, pair.beganAt.earliest + 11);
    const record = await recordScenario(own, pair, failed('d', ['a'], 's', at), []);
    expect(record.findings[0]?.at).toEqual(interval(10, 11));
    expect(record.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['action', 'look', 'event']));
  });

  test('a target that has gone away leaves the record, without its own events', async () => {
    const { target, pair } = await pairWith();
    await pair.look();
    await target.close();
    const error = await pair.loseConnection().catch((thrown: unknown) => thrown);
    const record = await recordScenario(own, pair, error, []);
    expect(record.outcome).toBe('target unreachable');
    expect(record.timeline.at(-1)?.text).toContain("the target's own events could not be read");
  });
});

test('a step that fails after the HA connection was lost by itself has not failed the server', async () => {
  const target = await launchMockTarget();
  const { controlUrl: url, controlToken: token, dispatcher } = target;
  const pair = await openPair(target);
  await pair.waitSeconds(61);
  const [, id = ''] = new URL(pair.members[0].statusUrl).hostname.split('.');
  const somebodyElse = new ControlClient({ url, token, dispatcher });
  await somebodyElse.setHaConnection(id, 'lost');
  const failing = await stays(pair, 'primary', 'ready', 'switchover', 5).catch((error: unknown) => error);
  expect(failing).toBeInstanceOf(CheckEnded);
  const record = await recordScenario(['ready.primary.all'], pair, failing, []);
  expect(record.findings).toMatchObject([{ outcome: 'inconclusive', seen: expect.stringContaining('by itself') }]);
  expect(record.outcome).toBe('inconclusive');
  await target.close();
});
