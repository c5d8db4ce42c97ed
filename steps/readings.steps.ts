import { Then, When } from '@cucumber/cucumber';
import {
  countDoubleFailure,
  orderPrematureSwitchover,
  readHoldOfBackup,
  readHoldOfMirroredCalls,
  readReadinessAfterSwitchover,
  readStuckCalls,
  readWaitAfterLastBatch,
} from '../src/scenario/reading-checks.ts';
import type { ConformanceWorld } from './world.ts';

Then(
  'it is noted whether multisite calls that the backup has hold the primary',
  async function (this: ConformanceWorld) {
    this.readings.push(...(await readHoldOfMirroredCalls(this.pair)));
  },
);

Then('it is noted whether multisite calls from before hold the backup', async function (this: ConformanceWorld) {
  this.readings.push(...(await readHoldOfBackup(this.pair)));
});

Then('it is noted whether the backup waits a second after the last batch', async function (this: ConformanceWorld) {
  this.readings.push(...(await readWaitAfterLastBatch(this.pair)));
});

Then('it is noted whether the backup still has the ended calls', async function (this: ConformanceWorld) {
  this.readings.push(...(await readStuckCalls(this.pair, this.latestCalls)));
});

When('both members are ready again', async function (this: ConformanceWorld) {
  await this.happens((pair) => readReadinessAfterSwitchover(pair));
});

Then(
  'both members are ready for switchover, at once or after a new 60 seconds',
  async function (this: ConformanceWorld) {
    this.readings.push(...(await readReadinessAfterSwitchover(this.pair)));
  },
);

Then('the calls that were lost are counted and not held against the pair', async function (this: ConformanceWorld) {
  this.readings.push(await countDoubleFailure(this.pair));
});

When(
  'a switchover is ordered too early, so that calls lost are counted and not held against the pair',
  async function (this: ConformanceWorld) {
    await this.happens(async (pair) => {
      this.readings.push(...(await orderPrematureSwitchover(pair)));
    });
  },
);
