import { Then } from '@cucumber/cucumber';
import {
  becomes,
  keepsSinceEstablished,
  type Purpose,
  pairBecomesReady,
  pairNotReady,
  type Readiness,
  type RunningRole,
  stays,
  still,
} from '../src/scenario/readiness-checks.ts';
import type { ConformanceWorld } from './world.ts';

Then(
  'the {role} is {readiness} for {purpose}',
  async function (this: ConformanceWorld, role: RunningRole, readiness: Readiness, purpose: Purpose) {
    await becomes(this.pair, role, readiness, purpose, this.moment);
  },
);

Then(
  'the {role} is still {readiness} for {purpose}',
  async function (this: ConformanceWorld, role: RunningRole, readiness: Readiness, purpose: Purpose) {
    await still(this.pair, role, readiness, purpose, this.moment);
  },
);

Then(
  'the {role} stays {readiness} for {purpose} for {int} seconds',
  async function (this: ConformanceWorld, role: RunningRole, readiness: Readiness, purpose: Purpose, seconds: number) {
    await stays(this.pair, role, readiness, purpose, seconds);
  },
);

Then(
  'the {role} is {readiness} for {purpose} at every look until {number} seconds after the HA connection was established',
  async function (this: ConformanceWorld, role: RunningRole, readiness: Readiness, purpose: Purpose, seconds: number) {
    await keepsSinceEstablished(this.pair, role, readiness, purpose, seconds);
  },
);

Then('the pair is not ready for switchover', async function (this: ConformanceWorld) {
  await pairNotReady(this.pair);
});

Then(
  'the pair becomes ready for switchover within {int} second(s)',
  async function (this: ConformanceWorld, seconds: number) {
    await pairBecomesReady(this.pair, seconds);
  },
);
