import { Given, Then, When } from '@cucumber/cucumber';
import { allowedCallsAtOnce } from '../src/oracle/synchronization.ts';
import { readLimitUsed } from '../src/scenario/reading-checks.ts';
import type { ConformanceWorld } from './world.ts';

Given('the option for calls at once is set to {word}', async function (this: ConformanceWorld, value: string) {
  await this.setOption('TServer', value);
});

Given('the option for calls at once is not set', async function (this: ConformanceWorld) {
  await this.setOption('TServer', null);
});

Given(
  'the option for calls at once is set to {word} in section {word}',
  async function (this: ConformanceWorld, value: string, section: string) {
    await this.setOption(section, value);
  },
);

When('the option for calls at once is changed to {word}', async function (this: ConformanceWorld, value: string) {
  await this.setOption('TServer', value);
});

Then('all missing calls come to the backup', async function (this: ConformanceWorld) {
  await this.synchronization.follow();
});

/** Copying is what comes with the build: where it does not come, the build is at fault. */
Then('missing calls are copied, as they are from build 8.1.102.58 on', async function (this: ConformanceWorld) {
  await this.synchronization.follow('sync.version-gate');
});

Then('at most {int} calls are copied at once', async function (this: ConformanceWorld, atOnce: number) {
  await this.synchronization.follow();
  this.synchronization.checkBatches(atOnce);
});

Then('copying takes at least the pauses of batches of {int}', async function (this: ConformanceWorld, atOnce: number) {
  await this.synchronization.follow();
  this.synchronization.checkLeastDuration(atOnce);
});

Then('copying takes no longer than {number} seconds', async function (this: ConformanceWorld, seconds: number) {
  await this.synchronization.follow();
  this.synchronization.checkMostDuration(seconds);
});

Then(
  'copying takes no longer than {number} seconds more than the last time',
  async function (this: ConformanceWorld, seconds: number) {
    await this.synchronization.follow();
    this.synchronization.checkNotMuchLonger(seconds);
  },
);

Then('the pair uses an allowed value for the setting {word}', async function (this: ConformanceWorld, value: string) {
  await this.synchronization.follow('option.range');
  this.synchronization.checkNeverMoreThanMost();
  this.readings.push(...readLimitUsed(this.synchronization.firstBatch(), allowedCallsAtOnce(value)));
});

When('copying has begun', async function (this: ConformanceWorld) {
  await this.synchronization.lookAgain();
});
