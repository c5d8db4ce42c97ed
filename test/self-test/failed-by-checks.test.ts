/** Which scenarios count as shown to fail: told from real runs, as nothing else says how Cucumber reports them. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readFeatureFiles, type Scenario } from '../../src/requirements/feature-files.ts';
import { serversUnderTest } from '../../src/targets/servers-under-test.ts';
import { SuiteThread } from './suite-thread.ts';

let thread: SuiteThread;
beforeAll(() => {
  thread = new SuiteThread();
});
afterAll(async () => {
  await thread.close();
});

/** The backup of this server is not ready for upgrade in the first second, which every look finds too. */
const server = 'no-upgrade-right-after-connection';

const everyKind = `
Feature: Every way to end

  @ready.upgrade.backup-always
  Rule: A backup is always ready for an upgrade

    Scenario: fails by a step
      Given a pair in service
      Then the backup is ready for upgrade

    Scenario: is failed by the looks alone
      Given a pair in service
      When 0.5 seconds pass
      Then the primary is not ready for switchover

    Scenario: is failed by a step that leads up to the checks
      Given a pair in service
      When the backup is ready for upgrade
      Then the primary is not ready for switchover

    Scenario: is left open by a step
      Given a pair in service
      And 30 calls that the backup lacks
      When the primary is killed
      Then no call is lost

    Scenario: passes
      Given a pair in service
      When 2 seconds pass
      Then the backup is ready for upgrade
`;

test('a scenario is shown to fail by a step under Then that says so, and by nothing else', async () => {
  writeFileSync(join(thread.features, 'every-kind.feature'), everyKind);
  const names = [...everyKind.matchAll(/Scenario: (.*)/g)].map(([, name = '']) => name);
  expect(await thread.run([server], names)).toEqual([
    {
      server,
      outcomes: [
        ['fails by a step', 'failed'],
        ['is failed by the looks alone', 'failed'],
        ['is failed by a step that leads up to the checks', 'failed'],
        ['is left open by a step', 'inconclusive'],
        ['passes', 'passed'],
      ],
      failedByChecks: ['fails by a step'],
    },
  ]);
});

describe('a scenario whose checks were taken out', () => {
  /** Of every chapter one, and a wrong one that it fails as long as it has its checks. */
  const proved: readonly (readonly [scenario: string, server: string])[] = [
    ['The primary answers while the backup is stopped', 'page-missing-without-connection'],
    ['A steady flow of new calls leaves the pair ready', 'new-call-counts-as-missing'],
    ['The limit holds for a restarted backup', 'batch-one-too-many'],
    ['A ready primary stays ready while calls begin and end', 'emptied-primary-not-ready'],
    ['1 calls in progress survive a switchover', 'single-call-lost-at-switchover'],
    ['A failover after step 1 keeps the new primary from being stopped', 'passes-over-errors'],
  ];
  const names = proved.map(([name]) => name);

  const { scenarios } = readFeatureFiles(packageRoot, 'features');
  const written = scenarios.filter(({ name }) => names.includes(name));

  // Every run carries all that lies there: the less, the quicker.
  beforeAll(() => {
    for (const { uri } of written) cpSync(join(packageRoot, uri), join(thread.features, '..', uri));
  });

  test.each(proved)('%s: fails %s while it has them', async (name, wrong) => {
    expect(await thread.run([wrong], [name])).toMatchObject([{ failedByChecks: [name] }]);
  });

  test('is shown to fail by none of those that violate its requirement, so that the self-test fails', async () => {
    for (const scenario of written) takeChecksOut(scenario);
    const about = new Set(written.flatMap(({ requirements }) => requirements));
    const wrong = serversUnderTest().wrong.flatMap(({ name, requirement }) => (about.has(requirement) ? [name] : []));
    const runs = await thread.run(wrong, names);
    expect(runs.map(({ outcomes }) => outcomes.length)).toEqual(wrong.map(() => names.length));
    expect(runs.filter(({ failedByChecks }) => failedByChecks.length > 0)).toEqual([]);
  });

  /** Leaves their lines empty. */
  function takeChecksOut({ uri, writtenLine }: Scenario): void {
    const path = join(thread.features, '..', uri);
    const lines = readFileSync(path, 'utf8').split('\n');
    let underThen = false;
    for (let line = writtenLine; lines[line]?.trim(); line += 1) {
      const [, keyword] = /^ *(Given|When|Then) /.exec(lines[line] ?? '') ?? [];
      if (keyword !== undefined) underThen = keyword === 'Then';
      if (underThen) lines[line] = '';
    }
    writeFileSync(path, lines.join('\n'));
  }
});
