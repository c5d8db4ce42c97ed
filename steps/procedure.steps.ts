import { Given, Then, When } from '@cucumber/cucumber';
import { ProcedureRun } from '../src/scenario/procedure-run.ts';
import { stepNames } from '../src/upgrade/steps.ts';
import type { ConformanceWorld } from './world.ts';

/** The document counts five steps; its third is two deeds. */
const stepsUpTo: Readonly<Record<string, number>> = { '1': 1, '2': 2, '3a': 3, '3b': 4, '4': 5, '5': 6 };

Given('an upgrade to build {build}', async function (this: ConformanceWorld, build: string) {
  this.procedure = await ProcedureRun.prepare(this.pair, build);
});

Given(
  'an upgrade to build {build} that waits {int} seconds for readiness',
  async function (this: ConformanceWorld, build: string, limit: number) {
    this.procedure = await ProcedureRun.prepare(this.pair, build, limit);
  },
);

When('step(s) {procedureSteps} is/are carried out', async function (this: ConformanceWorld, steps: readonly string[]) {
  await this.procedure.carryOut(...steps.flatMap((step) => stepNames[(stepsUpTo[step] ?? 0) - 1] ?? []));
});

When('the whole procedure is carried out', async function (this: ConformanceWorld) {
  await this.procedure.runAll();
});

Then('the step is done', function (this: ConformanceWorld) {
  this.procedure.checkDone();
});

Then(
  'the procedure stops at step {procedureSteps}',
  async function (this: ConformanceWorld, [step]: readonly string[]) {
    const name = stepNames[(stepsUpTo[step ?? ''] ?? 0) - 1];
    if (name !== undefined) this.procedure.checkStoppedAt(name);
  },
);

Then('the procedure has changed nothing', function (this: ConformanceWorld) {
  this.procedure.checkDid([]);
});

Then('it has stopped, upgraded and started the backup and nothing else', function (this: ConformanceWorld) {
  this.procedure.checkDid(['stop', 'install', 'start']);
});

Then('it has ordered one switchover after that', function (this: ConformanceWorld) {
  this.procedure.checkDid(['stop', 'install', 'start', 'switchover']);
});

Then('it has upgraded one member, switched over once, and upgraded the other', function (this: ConformanceWorld) {
  this.procedure.checkDid(['stop', 'install', 'start', 'switchover', 'stop', 'install', 'start']);
});

Then('it never stopped a member that ran as primary', function (this: ConformanceWorld) {
  this.procedure.checkDeeds();
});

Then('the roles are exchanged', async function (this: ConformanceWorld) {
  await this.procedure.checkRolesExchanged();
});

Then('only the new primary runs the new build', async function (this: ConformanceWorld) {
  await this.procedure.checkVersions('only the new primary');
});

Then('the pair is upgraded and no call is lost', async function (this: ConformanceWorld) {
  await this.procedure.checkOutcome();
});
