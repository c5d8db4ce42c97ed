import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { UpgradeProcedure } from '../../src/upgrade/procedure.ts';
import type { Step } from '../../src/upgrade/steps.ts';
import { notReady, page, silence } from '../judge/looks.ts';
import { FakePair, type Operation } from './fake-pair.ts';

const settings = { version: 'new', readinessLimit: 100, readEvery: 30, roleLimit: 20 };

function setUp(change: Partial<FakePair> = {}) {
  const pair = Object.assign(new FakePair(), change);
  return { pair, procedure: new UpgradeProcedure(pair, settings) };
}

async function carryOut(procedure: UpgradeProcedure, ...steps: readonly Step[]) {
  for (const step of steps) expect(await procedure.carryOut(step)).toEqual({ kind: 'done' });
}

const invalid = { kind: 'invalid', text: 'yes' } as const;
const malformed: StatusAnswer = { kind: 'malformed', why: 'no page' };
const unsupported: StatusAnswer = { kind: 'unsupported build', version: undefined, roleText: '' };

describe('the whole procedure', () => {
  test('upgrades the backup, switches over once, upgrades the other, and breaks no rule', async () => {
    const { pair, procedure } = setUp();
    expect(await procedure.run()).toEqual({ kind: 'done' });
    expect(pair.did).toEqual(['stop b', 'install b', 'start b', 'switchover', 'stop a', 'install a', 'start a']);
    expect(pair.versions).toEqual({ a: 'new', b: 'new' });
    expect(pair.primary).toBe('b');
    expect(pair.breaches).toEqual([]);
  });

  test('goes by the running roles, not by the configured ones (A30)', async () => {
    const { pair, procedure } = setUp({ primary: 'b' });
    expect(await procedure.run()).toEqual({ kind: 'done' });
    expect(pair.did.slice(0, 4)).toEqual(['stop a', 'install a', 'start a', 'switchover']);
  });

  test('does nothing after a step that stopped', async () => {
    const { pair, procedure } = setUp({ readyForSwitchover: false });
    expect(await procedure.run()).toMatchObject({ kind: 'stopped', step: 'check both' });
    expect(pair.did).toEqual(['stop b', 'install b', 'start b']);
  });
});

test('step 4 finds no new backup where nobody was upgraded before: step 5 would upgrade the first one', async () => {
  const { pair, procedure } = setUp();
  expect(await procedure.carryOut('check new backup')).toMatchObject({ kind: 'stopped', step: 'check new backup' });
  expect(await procedure.carryOut('upgrade new backup')).toMatchObject({ kind: 'stopped' });
  expect(pair.did).toEqual([]);
});

describe('step 1 goes on only with one primary and one backup that is ready for upgrade', () => {
  test.each<[string, Partial<FakePair>, string]>([
    ['the flag at 0', { instead: { b: page('backup', { readyForUpgrade: notReady }) } }, 'not ready for upgrade'],
    [
      'a flag that is neither 0 nor 1',
      { instead: { b: page('backup', { readyForUpgrade: invalid }) } },
      'not ready for upgrade',
    ],
    ['two primaries', { instead: { b: page('primary') } }, 'not one primary and one backup'],
    ['two backups', { instead: { a: page('backup') } }, 'not one primary and one backup'],
    ['a role not yet given', { instead: { b: page('other') } }, 'not one primary and one backup'],
    ['no answer', { instead: { b: silence } }, 'b gives no status page (refused)'],
    ['no answer of the primary', { instead: { a: silence } }, 'a gives no status page'],
    ['something that is no page', { instead: { b: malformed } }, 'b gives no status page (no page)'],
    ['a build without flags (A28)', { instead: { a: unsupported } }, 'needs 8.1.102.58 or later'],
  ])('%s', async (_, change, why) => {
    const { pair, procedure } = setUp(change);
    const result = await procedure.run();
    expect(result).toMatchObject({ kind: 'stopped', step: 'check backup', why: expect.stringContaining(why) });
    expect(pair.did).toEqual([]);
  });
});

describe('steps 2 and 5 look again before they stop a member', () => {
  const changes: readonly [string, (pair: FakePair) => void][] = [
    ['a failover', (pair) => pair.failOver()],
    ['the flag gone', (pair) => Object.assign(pair.instead, { b: page('backup', { readyForUpgrade: notReady }) })],
    ['no answer', (pair) => Object.assign(pair.instead, { b: silence })],
  ];
  test.each(changes)('%s since the check', async (_, change) => {
    const { pair, procedure } = setUp();
    await carryOut(procedure, 'check backup');
    change(pair);
    expect(await procedure.carryOut('upgrade backup')).toMatchObject({ kind: 'stopped', step: 'upgrade backup' });
    expect(pair.did).toEqual([]);
  });

  test('a failover between the two looks of step 2 shows as two backups', async () => {
    const { pair, procedure } = setUp({ primary: 'b' });
    await carryOut(procedure, 'check backup');
    let reads = 0;
    pair.before = () => {
      reads += 1;
      if (reads === 2) pair.failOver();
    };
    expect(await procedure.carryOut('upgrade backup')).toMatchObject({ kind: 'stopped' });
    expect(pair.did).toEqual([]);
  });

  test('nothing is stopped where no check came before', async () => {
    const { pair, procedure } = setUp();
    expect(await procedure.carryOut('upgrade backup')).toMatchObject({ kind: 'stopped' });
    await carryOut(procedure, 'check backup', 'upgrade backup');
    expect(await procedure.carryOut('upgrade backup')).toMatchObject({ kind: 'stopped' });
    expect(pair.did).toEqual(['stop b', 'install b', 'start b']);
  });
});

describe('step 3', () => {
  async function upgraded() {
    const { pair, procedure } = setUp();
    await carryOut(procedure, 'check backup', 'upgrade backup');
    pair.readAt.length = 0;
    return { pair, procedure };
  }

  test('waits as long as its own limit by the clock of the target, then leaves the pair as it is (A26)', async () => {
    const { pair, procedure } = await upgraded();
    pair.readyForSwitchover = false;
    expect(await procedure.carryOut('check both')).toMatchObject({
      kind: 'stopped',
      why: 'after 100 s a is not ready for switchover: no switchover, the pair is left as it is',
    });
    expect([...new Set(pair.readAt)]).toEqual([0, 30, 60, 90, 100]);
    expect(pair.did).not.toContain('switchover');
  });

  test('goes on at the last look within its limit', async () => {
    const { pair, procedure } = await upgraded();
    pair.readyForSwitchover = false;
    pair.before = () => {
      pair.readyForSwitchover = pair.clock >= 100;
    };
    await carryOut(procedure, 'check both');
  });

  test('reads the first page once more, so that both flags held at one time (A27)', async () => {
    const { pair, procedure } = await upgraded();
    let reads = 0;
    pair.before = (operation) => {
      if (operation === 'read') reads += 1;
      // The primary loses its readiness while the backup is read, at every third read.
      pair.readyForSwitchover = reads % 3 !== 0;
    };
    expect(await procedure.carryOut('check both')).toMatchObject({
      kind: 'stopped',
      why: expect.stringContaining('a changed while b was read'),
    });
  });

  test.each<[string, (pair: FakePair) => void]>([
    ['readiness is gone', (pair) => Object.assign(pair, { readyForSwitchover: false })],
    ['a failover came first', (pair) => pair.failOver()],
  ])('looks again before the switchover: %s', async (_, change) => {
    const { pair, procedure } = await upgraded();
    await carryOut(procedure, 'check both');
    change(pair);
    expect(await procedure.carryOut('switchover')).toMatchObject({ kind: 'stopped', step: 'switchover' });
    expect(pair.did).not.toContain('switchover');
  });

  test('ends where the switchover does not come about', async () => {
    const { pair, procedure } = await upgraded();
    pair.obeys = false;
    await carryOut(procedure, 'check both');
    expect(await procedure.carryOut('switchover')).toMatchObject({ why: 'the upgraded member did not become primary' });
    expect(pair.did.filter((deed) => deed === 'switchover')).toHaveLength(1);
  });

  test('step 4 does not take the member that was upgraded first for the new backup', async () => {
    const { pair, procedure } = await upgraded();
    await carryOut(procedure, 'check both', 'switchover');
    pair.failOver();
    expect(await procedure.carryOut('check new backup')).toMatchObject({
      kind: 'stopped',
      why: expect.stringContaining('b, which'),
    });
  });
});

property.prop(
  [fc.array(fc.record({ change: fc.boolean(), ready: fc.boolean() }), { maxLength: 60 }), fc.boolean(), fc.boolean()],
  {
    numRuns: 2000,
  },
)(
  'whenever roles and readiness change by themselves: nothing wrong is done, but where the roles change after the last look before a stop',
  async (happenings, startsAsB, obeys) => {
    const { pair, procedure } = setUp({ primary: startsAsB ? 'b' : 'a', obeys });
    const script = happenings.values();
    /** Stops right before which, with no look in between, the roles changed: no program could have known. */
    let unknowable = 0;
    pair.before = (operation: Operation) => {
      const { change, ready } = script.next().value ?? { change: false, ready: pair.readyForSwitchover };
      pair.readyForSwitchover = ready;
      if (!change || !pair.running.a || !pair.running.b) return;
      pair.failOver();
      if (operation === 'stop') unknowable += 1;
    };
    await procedure.run();
    expect(pair.breaches).toEqual(Array.from({ length: unknowable }, () => 'procedure.never-stop-primary'));
  },
);
