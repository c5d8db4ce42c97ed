import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { documentedBehaviour } from '../../../mocks/sip-server/documented-behaviour.ts';
import { HaMessage } from '../../../mocks/sip-server/ha-message.ts';
import { Member } from '../../../mocks/sip-server/member.ts';
import { isReadyForSwitchover } from '../../../mocks/sip-server/readiness.ts';
import { defaultReadings, parseReadings } from '../../../mocks/sip-server/readings.ts';

/** Two members whose messages wait, as JSON, until they are handed over one by one. */
function slowPair(readings = defaultReadings) {
  let now = 0;
  const newMember = (name: string) =>
    new Member({
      name,
      version: '8.1.103.95',
      httpPort: 8080,
      clock: () => now,
      // Small batches, so that there are many.
      behaviour: { ...documentedBehaviour, batchSize: () => 2 },
      readings,
      nextProcessId: () => 1,
      log: () => {},
    });
  const a = newMember('a');
  const b = newMember('b');
  const waiting = { toA: [] as string[], toB: [] as string[] };
  const handOver = (lane: string[], to: Member): void => {
    const text = lane.shift();
    if (text !== undefined) to.receive(HaMessage.parse(JSON.parse(text)));
  };
  return {
    a,
    b,
    advance: (seconds: number) => {
      now += seconds;
      for (const member of [a, b]) if ((member.nextDue() ?? Number.POSITIVE_INFINITY) <= now) member.runDue();
    },
    connect: () => {
      a.connectionUp((message) => waiting.toB.push(JSON.stringify(message)));
      b.connectionUp((message) => waiting.toA.push(JSON.stringify(message)));
    },
    disconnect: () => {
      waiting.toA.length = 0;
      waiting.toB.length = 0;
      a.connectionDown();
      b.connectionDown();
    },
    toA: () => handOver(waiting.toA, a),
    toB: () => handOver(waiting.toB, b),
    quiet: () => waiting.toA.length === 0 && waiting.toB.length === 0,
  };
}

const ready = (member: Member): boolean => isReadyForSwitchover(member.behaviour, member.situation);
const sorted = (ids: number[]): number[] => ids.toSorted((x, y) => x - y);

test('the connection is established for a member once the hello of the other has come', () => {
  const pair = slowPair();
  pair.a.start('primary');
  pair.b.start('backup');
  pair.connect();
  expect([pair.a.connected, pair.b.connected]).toEqual([false, false]);
  pair.toA();
  expect([pair.a.connected, pair.b.connected]).toEqual([true, false]);
  pair.toB();
  expect([pair.a.connected, pair.b.connected]).toEqual([true, true]);
});

test('the primary counts a missing call as synchronized only when the backup has confirmed it', () => {
  const pair = slowPair();
  pair.a.start('primary');
  pair.b.start('backup');
  pair.a.placeCalls([1, 2], false);
  pair.connect();
  // The two hellos, the request for the inventory, the inventory.
  for (const next of ['toA', 'toB', 'toB', 'toA'] as const) pair[next]();
  pair.advance(60);
  expect([pair.a.inFlight, ready(pair.a), ready(pair.b)]).toEqual([2, false, false]);
  // The batch, and the word that it was the last.
  pair.toB();
  pair.toB();
  expect([pair.a.inFlight, ready(pair.a), ready(pair.b)]).toEqual([2, false, true]);
  pair.toA();
  expect([pair.a.inFlight, ready(pair.a)]).toEqual([0, true]);
});

type Step = 'place' | 'place multisite' | 'end' | 'toA' | 'toB' | 'cut' | 'switch' | 'wait' | 'restart backup';
const step = fc.constantFrom<Step>(
  ...(['place', 'place multisite', 'end', 'wait', 'cut', 'switch', 'restart backup'] as const),
  ...(['toA', 'toA', 'toB', 'toB'] as const),
);

property.prop([fc.constantFrom('A23=stays', 'A23=anew'), fc.array(step, { maxLength: 60 })], { numRuns: 500 })(
  'whatever happens, and however late the messages come: once all is quiet and both are ready, both have the same calls once',
  (reading, steps) => {
    const pair = slowPair(parseReadings([reading]));
    let [primary, backup] = [pair.a, pair.b];
    primary.start('primary');
    backup.start('backup');
    pair.connect();
    let last = 0;
    const act: Record<Step, () => void> = {
      place: () => primary.placeCalls([++last, ++last], false),
      'place multisite': () => primary.placeCalls([++last], true),
      end: () => primary.endCalls(primary.calls().slice(0, 1)),
      toA: pair.toA,
      toB: pair.toB,
      wait: () => pair.advance(7),
      cut: () => {
        pair.disconnect();
        pair.connect();
      },
      'restart backup': () => {
        backup.kill();
        pair.disconnect();
        backup.start('backup');
        pair.connect();
      },
      switch: () => {
        [primary, backup] = [backup, primary];
        backup.becomeBackup();
        primary.becomePrimary();
      },
    };
    for (const next of steps) act[next]();
    for (let round = 0; round < 100 || !pair.quiet(); round += 1) {
      pair.toA();
      pair.toB();
      if (pair.quiet()) pair.advance(1);
    }
    expect([primary.inFlight, backup.inFlight]).toEqual([0, 0]);
    if (!ready(primary) || !ready(backup)) {
      expect(primary.situation.connection?.multisiteHolding).toBeGreaterThan(0);
    } else {
      expect(sorted(backup.calls())).toEqual(sorted(primary.calls()));
      expect(new Set(backup.calls()).size).toBe(backup.calls().length);
    }
  },
);
