import { Given, Then, When } from '@cucumber/cucumber';
import { liveFor } from '../src/scenario/live-for.ts';
import { checkBuild, checkRoles, checkShownBuilds, orderSwitchover } from '../src/scenario/pair-checks.ts';
import { type RunningRole, untilPairIsReady } from '../src/scenario/readiness-checks.ts';
import type { ConformanceWorld } from './world.ts';

Given('a pair in service', async function (this: ConformanceWorld) {
  await this.open();
});

Given('a pair in service that runs build {build}', async function (this: ConformanceWorld, build: string) {
  await this.open(build);
});

Given('a pair that is ready for switchover', async function (this: ConformanceWorld) {
  await this.open();
  await untilPairIsReady(this.pair);
});

When('both members become ready for switchover', async function (this: ConformanceWorld) {
  await untilPairIsReady(this.pair);
});

When('the HA connection is lost', async function (this: ConformanceWorld) {
  await this.happens((pair) => pair.loseConnection());
});

When('the HA connection is restored', async function (this: ConformanceWorld) {
  await this.restoreConnection();
});

When('the HA connection is lost and restored {int} times', async function (this: ConformanceWorld, times: number) {
  for (let time = 0; time < times; time += 1) {
    await this.happens((pair) => pair.loseConnection());
    await this.restoreConnection();
  }
});

When('the {role} is stopped', async function (this: ConformanceWorld, role: RunningRole) {
  await this.stop(role, 'stop');
});

When('the {role} is killed', async function (this: ConformanceWorld, role: RunningRole) {
  await this.stop(role, 'kill');
});

When('the stopped member is started', async function (this: ConformanceWorld) {
  await this.startStopped();
});

When('the backup is restarted', async function (this: ConformanceWorld) {
  await this.stop('backup', 'stop');
  await this.startStopped();
});

When('the backup is restarted {int} times', async function (this: ConformanceWorld, times: number) {
  for (let time = 0; time < times; time += 1) {
    await this.stop('backup', 'stop');
    await this.startStopped();
  }
});

When('build {build} is installed on the stopped member', async function (this: ConformanceWorld, build: string) {
  await this.happens((pair) => pair.install(this.stopped ?? '', build));
});

When(
  '{int} switchovers are ordered, each with both members ready',
  async function (this: ConformanceWorld, times: number) {
    for (let time = 0; time < times; time += 1) {
      await untilPairIsReady(this.pair);
      await this.happens(orderSwitchover);
    }
  },
);

When('a switchover is ordered', async function (this: ConformanceWorld) {
  await this.happens(orderSwitchover);
});

When('{number} second(s) pass(es)', async function (this: ConformanceWorld, seconds: number) {
  await this.happens((pair) => pair.waitSeconds(seconds));
});

When('{span} pass(es)', async function (this: ConformanceWorld, seconds: number) {
  await this.happens((pair) => liveFor(pair, seconds));
});

When(
  '{number} seconds have passed since the HA connection was established',
  async function (this: ConformanceWorld, seconds: number) {
    await this.waitSinceEstablished(seconds);
  },
);

/** The last condition of a truth table, where the connection was established up to here. */
When('the HA connection is left established', () => undefined);

When('the HA connection is left lost', async function (this: ConformanceWorld) {
  await this.happens((pair) => pair.loseConnection());
});

When('the backup is killed and started', async function (this: ConformanceWorld) {
  await this.stop('backup', 'kill');
  await this.startStopped();
});

Then('the members have exchanged their roles', async function (this: ConformanceWorld) {
  await checkRoles(this.pair, 'exchanged');
});

Then('the members have their first roles', async function (this: ConformanceWorld) {
  await checkRoles(this.pair, 'as at first');
});

Then('the build is one that the document speaks of', async function (this: ConformanceWorld) {
  await checkBuild(this.pair, 'judged');
});

Then('the build is one that the document does not speak of', async function (this: ConformanceWorld) {
  await checkBuild(this.pair, 'not judged');
});

Then('each page shows the build that its member runs', async function (this: ConformanceWorld) {
  await checkShownBuilds(this.pair);
});
