import type { BoundarySide } from './boundary-side.ts';
import type { Requirement } from './requirement.ts';

/** Of a limit on missing calls. */
const sidesOfLimit: readonly BoundarySide[] = [
  { where: 'with as many missing calls as the limit', steps: / is set to (\d+)\n\1 calls that the backup lacks/ },
  {
    where: 'with one missing call more than the limit',
    steps: / is set to (?:200\n201|500\n501|1000\n1001) calls that the backup lacks/,
  },
];

/**
 * Every demand of the document "Enhanced Procedure for Upgrading SIP Server HA Pair", in our own words, in the
 * document's order. Scenarios name the demands that they check by tag: `@` and the slug.
 */
export const registry: readonly Requirement[] = [
  {
    slug: 'http.status-page',
    chapter: 'status-page',
    level: 'must',
    demand:
      'Each running member, including the backup, shows its readiness for switchover and for upgrade on the status page of its web interface.',
    shownBy: 'The page of the primary and the page of the backup are read and both carry the two flags.',
    openReadings: [],
  },
  {
    slug: 'http.flag-values',
    chapter: 'status-page',
    level: 'must',
    demand: 'A readiness flag is always 0 or 1; a missing answer and a build without flags are distinguished from 0.',
    shownBy:
      'Every flag that is seen is 0 or 1; a stopped member counts as unreachable; a build without flags as unsupported.',
    openReadings: ['A9', 'A28', 'A33'],
  },
  {
    slug: 'http.port-option',
    chapter: 'status-page',
    level: 'must',
    demand: 'Each member serves its status page on the port that option http-port of its own application sets.',
    shownBy:
      'After http-port of one member was changed and the member started again, its page is on the new port only.',
    openReadings: ['A31'],
  },
  {
    slug: 'sync.missing-after-restart',
    chapter: 'synchronization',
    level: 'must',
    demand:
      'After a restart of the backup, once the HA connection is established, calls that only the primary has are copied to the backup.',
    shownBy: 'All calls that were placed before the restart exist on the backup when both members report readiness.',
    openReadings: [],
  },
  {
    slug: 'sync.missing-after-link-loss',
    chapter: 'synchronization',
    level: 'must',
    demand:
      'After the HA connection was lost and restored while both members kept running, calls that only the primary has are copied to the backup.',
    shownBy: 'All calls that were placed while the HA connection was lost exist on the backup afterwards.',
    openReadings: ['A19', 'A20'],
  },
  {
    slug: 'sync.new-calls',
    chapter: 'synchronization',
    level: 'must',
    demand:
      'A call that begins while the HA connection is established is copied to the backup at once, ahead of missing calls that are still waiting.',
    shownBy: 'A new call exists on the backup while missing calls from before are still being synchronized.',
    openReadings: ['A16', 'A17'],
  },
  {
    slug: 'sync.only-missing',
    chapter: 'synchronization',
    level: 'must',
    demand:
      'Only calls that the backup lacks are copied; calls that it has already cost no time and no place in a batch.',
    shownBy:
      'Synchronization takes as many batches as the missing calls alone need, and no call exists twice on the backup.',
    openReadings: [],
  },
  {
    slug: 'sync.ended-call-leaves',
    chapter: 'synchronization',
    level: 'must',
    demand: 'A call that ends during synchronization is no longer waited for and does not keep a readiness flag at 0.',
    shownBy: 'Missing calls are ended while synchronization runs, and readiness comes without them.',
    openReadings: ['A18'],
  },
  {
    slug: 'sync.version-gate',
    chapter: 'synchronization',
    level: 'must',
    demand:
      'All of this applies from version 8.1.102.58 on, compared number by number; earlier builds are not judged by it.',
    shownBy: 'Builds on either side of 8.1.102.58 are told apart, also where a comparison as text would go wrong.',
    openReadings: ['A28'],
  },
  {
    slug: 'option.batch-limit',
    chapter: 'option',
    level: 'must',
    demand:
      'No more missing calls than option ha-max-calls-sync-at-once allows are copied to the backup before a pause.',
    shownBy: 'Between two pauses the number of calls on the backup grows by no more than the limit.',
    openReadings: ['A13', 'A15'],
    sides: sidesOfLimit,
  },
  {
    slug: 'option.batch-pause',
    chapter: 'option',
    level: 'must',
    demand: 'Between two batches of missing calls the primary waits 1 second.',
    shownBy: 'M missing calls at limit N take at least the pauses between their batches, 1 second each.',
    openReadings: ['A14'],
    sides: sidesOfLimit,
  },
  {
    slug: 'option.default',
    chapter: 'option',
    level: 'must',
    demand: 'When option ha-max-calls-sync-at-once is not set, the limit is 500 calls.',
    shownBy: 'With the option not set, synchronization proceeds by 500 calls.',
    openReadings: [],
    sides: [
      { where: 'with 500 missing calls', steps: / is not set\n500 calls that the backup lacks/ },
      { where: 'with 501 missing calls', steps: / is not set\n501 calls that the backup lacks/ },
    ],
  },
  {
    slug: 'option.range',
    chapter: 'option',
    level: 'must',
    demand:
      'Every value from 200 to 1000 is valid. With any other value, synchronization still ends and never copies more than 1000 calls at once.',
    shownBy: 'Both bounds are obeyed; below, above and with nonsense a permitted limit is followed to the end.',
    openReadings: ['A11'],
    sides: [
      { where: 'with the value 200', steps: / is set to 200\n/ },
      { where: 'with the value 1000', steps: / is set to 1000\n/ },
      { where: 'with a value below 200', steps: / is set to (?:199|1|0|-\d+)\n/ },
      { where: 'with a value above 1000', steps: / is set to (?:1001|\d{5,})\n/ },
    ],
  },
  {
    slug: 'option.takes-effect',
    chapter: 'option',
    level: 'must',
    demand:
      'A changed value of ha-max-calls-sync-at-once takes effect the next time the HA connection is established, not before.',
    shownBy: 'A change during synchronization leaves it as it is; the next establishment follows the new value.',
    openReadings: ['A12', 'A13'],
    sides: [
      {
        where: 'with a change during synchronization',
        steps: /copying has begun\nthe option for calls at once is changed/,
      },
      {
        where: 'with a change before the HA connection was established',
        steps: / is changed to \d+\n(?:the HA connection is (?:lost|restored)|the backup is restarted)/,
      },
    ],
  },
  {
    slug: 'option.location',
    chapter: 'option',
    level: 'must',
    demand: 'Option ha-max-calls-sync-at-once is read from section TServer of the application.',
    shownBy: 'A value in section TServer is followed, the same option in another section is not.',
    openReadings: [],
    sides: [
      { where: 'with the option in section TServer', steps: / is set to \d+\n/ },
      { where: 'with the option in another section', steps: / in section (?!TServer\n)/ },
    ],
  },
  {
    slug: 'ready.primary.connection',
    chapter: 'readiness',
    level: 'must',
    demand:
      'The primary is not ready for switchover while there is no HA connection, with or without a backup, and stops being ready as soon as it is lost.',
    shownBy: 'The flag is 0 from the loss on, and with no backup running.',
    openReadings: ['A6', 'A25'],
  },
  {
    slug: 'ready.primary.sixty-seconds',
    chapter: 'readiness',
    level: 'must',
    demand:
      'The primary is not ready for switchover until 60 seconds have passed since the HA connection was established, counted anew for every connection.',
    shownBy: 'The flag is still 0 just before 60 seconds, after each establishment, whenever the process was started.',
    openReadings: ['A1', 'A34'],
    sides: [
      {
        where: 'shortly before 60 s',
        steps:
          /\b59(?:\.\d+)? seconds have passed since the HA connection was established\nthe primary is still not ready/,
      },
      {
        where: 'from 60 s on',
        steps:
          /\b(?:60(?:\.\d+)?|75) seconds have passed since the HA connection was established\nthe primary is ready/,
      },
    ],
  },
  {
    slug: 'ready.primary.calls-synchronized',
    chapter: 'readiness',
    level: 'must',
    demand:
      'The primary is not ready for switchover until every non-multisite call is on the backup, however long that takes.',
    shownBy: 'With more missing calls than 60 seconds can carry, the flag stays 0 until the last one is copied.',
    openReadings: ['A14', 'A17', 'A20'],
    sides: [
      {
        where: 'with calls missing after 60 s',
        steps:
          /\b6[1-9](?:\.\d+)? seconds have passed since the HA connection was established\nthe primary is still not ready/,
      },
      {
        where: 'with all calls on the backup',
        steps: /the pair becomes ready for switchover|both members become ready for switchover/,
      },
    ],
  },
  {
    slug: 'ready.primary.multisite-finished',
    chapter: 'readiness',
    level: 'must',
    demand:
      'The primary is not ready for switchover until every multisite call that began before the HA connection was established has finished; later ones do not delay it.',
    shownBy: 'A multisite call from before keeps the flag at 0 until it ends; one from after does not.',
    openReadings: ['A3'],
    sides: [
      {
        where: 'with a multisite call from before',
        steps: /multisite calls? that the backup lacks\n(?:.*\n)*the primary is (?:still )?not ready/,
      },
      {
        where: 'with all multisite calls from before finished',
        steps: /all multisite calls end\n(?:.*\n)*the primary is ready/,
      },
    ],
  },
  {
    slug: 'ready.primary.all',
    chapter: 'readiness',
    level: 'must',
    demand: 'The primary is ready for switchover once all four conditions hold.',
    shownBy: 'The flag is 1 in exactly one of the 16 combinations of the four conditions.',
    openReadings: ['A14', 'A23', 'A25'],
    sides: [
      {
        where: 'with all four conditions',
        steps: /the primary (?:is|stays|becomes) ready|(?:pair|members) becomes? ready/,
      },
      { where: 'with a condition that does not hold', steps: /the primary is (?:still )?not ready/ },
    ],
  },
  {
    slug: 'ready.backup.connection',
    chapter: 'readiness',
    level: 'must',
    demand:
      'The backup is not ready for switchover while there is no HA connection, and stops being ready once it is lost.',
    shownBy: 'The flag is 0 from the loss on.',
    openReadings: ['A5', 'A25'],
  },
  {
    slug: 'ready.backup.calls-synchronized',
    chapter: 'readiness',
    level: 'must',
    demand: 'The backup is not ready for switchover until all calls are on it.',
    shownBy: 'The flag stays 0 until the last missing call is copied.',
    openReadings: ['A4', 'A14', 'A17'],
  },
  {
    slug: 'ready.backup.all',
    chapter: 'readiness',
    level: 'must',
    demand: 'The backup is ready for switchover once both conditions hold; it does not wait for 60 seconds.',
    shownBy: 'The flag is 1 in exactly one of the 4 combinations of the two conditions, well before 60 seconds.',
    openReadings: ['A4', 'A23', 'A25'],
    sides: [
      { where: 'with both conditions', steps: /the backup (?:is|stays) ready/ },
      { where: 'with a condition that does not hold', steps: /the backup is (?:still )?not ready/ },
    ],
  },
  {
    slug: 'ready.upgrade.primary-never',
    chapter: 'readiness',
    level: 'must',
    demand: 'A member that runs as primary is never ready for upgrade.',
    shownBy: 'The flag of the primary is 0 at every look of every scenario.',
    openReadings: ['A8'],
  },
  {
    slug: 'ready.upgrade.backup-always',
    chapter: 'readiness',
    level: 'must',
    demand: 'A member that runs as backup is always ready for upgrade.',
    shownBy: 'The flag of the backup is 1 at every look of every scenario, also with no HA connection.',
    openReadings: ['A7'],
  },
  {
    slug: 'ready.upgrade.follows-role',
    chapter: 'readiness',
    level: 'must',
    demand: 'After a switchover, readiness for upgrade follows the new roles.',
    shownBy: 'The new primary reports 0 and the new backup 1.',
    openReadings: ['A25', 'A29'],
  },
  {
    slug: 'switch.no-loss-when-ready',
    chapter: 'switchover',
    level: 'must',
    demand: 'A switchover while both members are ready for switchover loses no call.',
    shownBy: 'All calls that existed before the switchover exist on the new primary.',
    openReadings: ['A23', 'A29'],
  },
  {
    slug: 'switch.double-failure',
    chapter: 'switchover',
    level: 'check',
    demand:
      'A switchover or failover while either member is not ready is a double failure: nothing is promised for it, so it is reported with the calls lost and never failed.',
    shownBy: 'The scenario is marked as double failure and the lost calls are counted.',
    openReadings: ['A21', 'A22'],
  },
  {
    slug: 'procedure.check-backup',
    chapter: 'procedure',
    level: 'must',
    demand: 'Step 1: the upgrade continues only if the member that runs as backup reports readiness for upgrade.',
    shownBy: 'The page of the running backup was read and had 1 before anything was stopped.',
    openReadings: ['A24', 'A28', 'A30'],
  },
  {
    slug: 'procedure.upgrade-backup',
    chapter: 'procedure',
    level: 'must',
    demand: 'Step 2: the backup is stopped, gets the new version, and is started.',
    shownBy: 'The former backup runs the new version, again as backup.',
    openReadings: [],
  },
  {
    slug: 'procedure.check-both',
    chapter: 'procedure',
    level: 'must',
    demand:
      'Step 3: the switchover waits until both members report readiness for switchover at the same time, with unchanged roles; at the time limit the procedure stops and leaves the pair as it is.',
    shownBy: 'Both pages had 1, read close together, before the switchover; without that no switchover came.',
    openReadings: ['A26', 'A27'],
  },
  {
    slug: 'procedure.switchover',
    chapter: 'procedure',
    level: 'must',
    demand: 'Step 3: one switchover is made, and the upgraded member is now primary.',
    shownBy: 'The roles were exchanged once and the primary runs the new version.',
    openReadings: ['A29'],
  },
  {
    slug: 'procedure.check-new-backup',
    chapter: 'procedure',
    level: 'must',
    demand: 'Step 4: the upgrade continues only if the member that now runs as backup reports readiness for upgrade.',
    shownBy: 'The page of the new backup was read and had 1 before it was stopped.',
    openReadings: ['A30'],
  },
  {
    slug: 'procedure.upgrade-new-backup',
    chapter: 'procedure',
    level: 'must',
    demand: 'Step 5: the new backup is stopped, gets the new version, and is started.',
    shownBy: 'The former primary runs the new version, as backup.',
    openReadings: [],
  },
  {
    slug: 'procedure.never-stop-primary',
    chapter: 'procedure',
    level: 'must',
    demand: 'No step of the upgrade ever stops, upgrades or kills a member that runs as primary.',
    shownBy: 'Every stop in the course of an upgrade hit a member that ran as backup.',
    openReadings: ['A30'],
  },
  {
    slug: 'procedure.outcome',
    chapter: 'procedure',
    level: 'must',
    demand:
      'At the end both members run the new version, the roles are exchanged, and every call that was not hung up still exists.',
    shownBy: 'Versions, roles and calls are compared before and after an upgrade with calls in progress.',
    openReadings: ['A32'],
  },
];

const bySlug = new Map(registry.map((requirement) => [requirement.slug, requirement]));

export function findRequirement(slug: string): Requirement | undefined {
  return bySlug.get(slug);
}
