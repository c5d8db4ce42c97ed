import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type Deed, judgeDeeds } from '../../src/oracle/procedure.ts';
import { instant } from '../../src/timing/interval.ts';

type Member = 'a' | 'b';

function read(
  member: Member,
  role: 'primary' | 'backup' | 'other' | 'none',
  switchover = false,
  upgrade = role === 'backup',
): Deed {
  return { kind: 'read', member, at: instant(0), role, readyForSwitchover: switchover, readyForUpgrade: upgrade };
}
const act = (
  kind: 'stop' | 'install' | 'start',
  member: Member,
  runningRole: string = kind === 'stop' ? 'backup' : 'none',
): Deed => ({
  kind,
  member,
  at: instant(0),
  runningRole,
});
const switchover: Deed = { kind: 'switchover', at: instant(0) };

const check = [read('a', 'primary'), read('b', 'backup')];
const upgrade = (member: Member) => [act('stop', member), act('install', member), act('start', member)];
const both = [read('a', 'primary', true), read('b', 'backup', true)];
const checkNew = [read('b', 'primary'), read('a', 'backup')];
const right = [...check, ...upgrade('b'), ...both, switchover, ...checkNew, ...upgrade('a')];

const breaches = (deeds: readonly Deed[]) => judgeDeeds(deeds).map(({ requirement }) => requirement);

describe('a program that does what the document says', () => {
  test('is accepted, and may stop after every deed', () => {
    for (const end of right.keys()) expect(judgeDeeds(right.slice(0, end + 1))).toEqual([]);
  });

  test('may read as often as it likes', () => {
    expect(
      breaches([...check, read('b', 'none'), ...check, ...upgrade('b'), read('b', 'other'), ...both, switchover]),
    ).toEqual([]);
  });
});

describe('a program that leaves the document is found', () => {
  const step2 = [...check, ...upgrade('b')];
  const step3 = [...step2, ...both, switchover];
  test.each<[string, readonly Deed[], readonly string[]]>([
    ['stops unread', upgrade('b'), ['procedure.check-backup']],
    ['reads the other member only', [read('a', 'primary'), ...upgrade('b')], ['procedure.check-backup']],
    ['goes on at 0', [read('b', 'backup', false, false), ...upgrade('b')], ['procedure.check-backup']],
    ['goes on without an answer', [...check, read('b', 'none'), ...upgrade('b')], ['procedure.check-backup']],
    [
      'stops the primary that it has read',
      [...check, act('stop', 'a', 'primary')],
      ['procedure.never-stop-primary', 'procedure.check-backup'],
    ],
    ['stops what became primary since', [...check, act('stop', 'b', 'primary')], ['procedure.never-stop-primary']],
    ['stops twice on one look', [...step2, act('stop', 'b')], ['procedure.check-backup']],
    ['stops unread after the switchover', [...step3, ...upgrade('a')], ['procedure.check-new-backup']],
    [
      'believes what it read before the switchover',
      [...step2, ...both, read('a', 'backup', true), ...both, switchover, ...upgrade('a')],
      ['procedure.check-new-backup'],
    ],
    [
      'takes the configured backup for the backup',
      [...step3, ...checkNew, act('stop', 'b', 'primary')],
      ['procedure.never-stop-primary', 'procedure.check-new-backup'],
    ],
    ['installs on a running member', [...check, act('install', 'b', 'backup')], ['procedure.upgrade-backup']],
    [
      'installs after the start',
      [...check, act('stop', 'b'), act('start', 'b'), act('install', 'b')],
      ['procedure.upgrade-backup', 'procedure.upgrade-backup'],
    ],
    [
      'starts the old version again',
      [...step3, ...checkNew, act('stop', 'a'), act('start', 'a')],
      ['procedure.upgrade-new-backup'],
    ],
    ['switches over unread', [...step2, switchover], ['procedure.check-both']],
    ['reads one page only', [...step2, read('b', 'backup', true), switchover], ['procedure.check-both']],
    [
      'switches over at 0',
      [...step2, read('a', 'primary'), read('b', 'backup', true), switchover],
      ['procedure.check-both'],
    ],
    ['believes pages from before the upgrade', [...both, ...step2, switchover], ['procedure.check-both']],
    [
      'switches over with two backups',
      [...step2, read('a', 'backup', true), read('b', 'backup', true), switchover],
      ['procedure.check-both'],
    ],
    ['switches over first', [...both, switchover], ['procedure.switchover']],
    [
      'switches over between stop and start',
      [...check, act('stop', 'b'), act('install', 'b'), ...both, switchover],
      ['procedure.switchover'],
    ],
    [
      'switches back',
      [...step3, read('a', 'backup', true), read('b', 'primary', true), switchover],
      ['procedure.switchover'],
    ],
  ])('%s', (_, deeds, expected) => {
    expect(breaches(deeds)).toEqual(expected);
  });

  test('one that waits too long between a page and the switchover', () => {
    const late = (seconds: number): Deed => ({ kind: 'switchover', at: instant(seconds) });
    expect(breaches([...step2, ...both, late(60)])).toEqual([]);
    expect(breaches([...step2, ...both, late(60.1)])).toEqual(['procedure.check-both']);
  });
});

const member = fc.constantFrom<Member>('a', 'b');
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .tuple(member, fc.constantFrom('primary', 'backup', 'other', 'none'), fc.boolean(), fc.boolean())
    .map((of) => read(...of)),
  fc
    .tuple(fc.constantFrom('stop', 'install', 'start'), member, fc.constantFrom('primary', 'backup', 'none'))
    .map((of) => act(...of)),
  fc.constant(switchover),
);

property.prop([fc.array(anyDeed, { maxLength: 30 })], { numRuns: 2000 })(
  'in whatever order: every stop of a primary is found, and every stop of a member whose latest page was not a ready backup',
  (deeds) => {
    const found = judgeDeeds(deeds);
    const of = (...requirements: string[]) =>
      found.filter(({ requirement }) => requirements.includes(requirement)).length;
    const stops = deeds.flatMap((deed, index) =>
      deed.kind === 'stop' ? [{ deed, before: deeds.slice(0, index) }] : [],
    );
    expect(of('procedure.never-stop-primary')).toBe(stops.filter(({ deed }) => deed.runningRole === 'primary').length);
    const blind = stops.filter(({ deed, before }) => {
      const latest = before.findLast((earlier) => earlier.kind === 'read' && earlier.member === deed.member);
      return latest?.kind !== 'read' || latest.role !== 'backup' || !latest.readyForUpgrade;
    });
    expect(of('procedure.check-backup', 'procedure.check-new-backup')).toBeGreaterThanOrEqual(blind.length);
  },
);
