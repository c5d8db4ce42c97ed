import { Given, Then, When } from '@cucumber/cucumber';
import { checkBackupLacks, checkLost, checkOnce, comeToBackup, untilOnBackup } from '../src/scenario/call-checks.ts';
import type { ConformanceWorld } from './world.ts';

type Kind = 'multisite' | 'non-multisite';

Given('{int} call(s) in progress', async function (this: ConformanceWorld, count: number) {
  await this.placeCalls(count, 'non-multisite');
});

/** What rests on calls that are copied waits until they are seen to be, however long they are on their way. */
Given('{int} {kind}calls that both members have', async function (this: ConformanceWorld, count: number, kind: Kind) {
  await this.placeCalls(count, kind);
  await untilOnBackup(this.pair, this.latestCalls);
});

/** The HA connection is lost, and stays lost, so that the calls exist on the primary alone. */
Given('{int} {kind}call(s) that the backup lacks', async function (this: ConformanceWorld, count: number, kind: Kind) {
  if (this.pair.history.connection.at(-1)?.state !== 'lost') await this.happens((pair) => pair.loseConnection());
  await this.placeCalls(count, kind);
  // A cut without effect would leave nothing to copy, and every check of the copying would pass.
  if (count > 0) await checkBackupLacks(this.pair, this.latestCalls);
});

When('{int} {kind}call(s) begin(s)', async function (this: ConformanceWorld, count: number, kind: Kind) {
  await this.placeCalls(count, kind);
});

When('these calls end', async function (this: ConformanceWorld) {
  await this.happens((pair) => pair.endCalls(this.latestCalls));
});

When('{int} of these calls end(s)', async function (this: ConformanceWorld, count: number) {
  await this.happens((pair) => pair.endCalls(this.latestCalls.slice(-count)));
});

When('all calls end', async function (this: ConformanceWorld) {
  await this.happens((pair) => pair.endCalls(pair.calls.alive()));
});

When('all multisite calls end', async function (this: ConformanceWorld) {
  await this.happens((pair) => pair.endCalls(pair.calls.aliveMultisite()));
});

When('the last {int} missing calls end', async function (this: ConformanceWorld, count: number) {
  await this.happens((pair) => pair.endCalls(this.missingCalls.slice(-count)));
});

Then('these calls are on the backup at once', async function (this: ConformanceWorld) {
  await comeToBackup(this.pair, this.latestCalls);
});

Then('the backup does not have these calls yet', async function (this: ConformanceWorld) {
  await checkBackupLacks(this.pair, this.latestCalls);
});

Then('each call is on the backup once', async function (this: ConformanceWorld) {
  await checkOnce(this.pair);
});

Then('no call is lost', async function (this: ConformanceWorld) {
  await checkLost(this.pair);
});
