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
  at = 0,
): Deed {
  return { kind: 'read', member, at: instant(at), role, readyForSwitchover: switchover, readyForUpgrade: upgrade };
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
    const reading = upgrade('b').flatMap((deed) => [deed, read('a', 'primary'), read('b', 'none')]);
    expect(
      breaches([...check, read('b', 'none'), ...check, ...reading, read('b', 'other'), ...both, switchover]),
    ).toEqual([]);
  });

  test('may install again on a member that is still stopped', () => {
    expect(breaches([...check, act('stop', 'b'), act('install', 'b'), ...upgrade('b').slice(1)])).toEqual([]);
  });

  test('may start a member that it never stopped', () => {
    expect(breaches([act('start', 'b')])).toEqual([]);
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
      'believes a ready backup that it read just before the switchover',
      [...step2, read('b', 'primary', true), read('a', 'backup', true), switchover, ...upgrade('a')],
      ['procedure.check-new-backup'],
    ],
    [
      'believes a ready backup that it read before it started the other member',
      [read('b', 'backup'), act('start', 'a'), act('stop', 'b')],
      ['procedure.check-backup'],
    ],
    [
      'takes the configured backup for the backup',
      [...step3, ...checkNew, act('stop', 'b', 'primary')],
      ['procedure.never-stop-primary', 'procedure.check-new-backup'],
    ],
    ['installs on a running member', [...check, act('install', 'b', 'backup')], ['procedure.upgrade-backup']],
    [
      'installs first and stops then, on a look that still counts, as nobody changed a role',
      [...check, act('install', 'b', 'backup'), act('stop', 'b')],
      ['procedure.upgrade-backup'],
    ],
    [
      'installs on the member that it did not stop',
      [...check, act('stop', 'b'), act('install', 'a', 'primary')],
      ['procedure.upgrade-backup'],
    ],
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
    ['believes pages from before the upgrade', [...both, ...upgrade('b'), switchover], ['procedure.check-both']],
    [
      'believes a page from just before the start',
      [
        ...check,
        ...upgrade('b').slice(0, 2),
        read('a', 'primary', true),
        act('start', 'b'),
        ...both.slice(1),
        switchover,
      ],
      ['procedure.check-both'],
    ],
    [
      'switches over with two backups',
      [...step2, read('a', 'backup', true), read('b', 'backup', true), switchover],
      ['procedure.check-both'],
    ],
    [
      'switches over with a member that has no role yet',
      [...step2, read('a', 'primary', true), read('b', 'other', true), switchover],
      ['procedure.check-both'],
    ],
    ['switches over first', [...both, switchover], ['procedure.switchover']],
    [
      'switches over between stop and start',
      [...check, act('stop', 'b'), act('install', 'b'), ...both, switchover],
      ['procedure.switchover'],
    ],
    [
      'switches over after a start of the old version',
      [...check, act('stop', 'b'), act('start', 'b'), ...both, switchover],
      ['procedure.upgrade-backup', 'procedure.switchover'],
    ],
    [
      'switches over before what it installed was started',
      [...check, act('stop', 'b'), act('start', 'b'), act('install', 'b'), ...both, switchover],
      ['procedure.upgrade-backup', 'procedure.upgrade-backup', 'procedure.switchover'],
    ],
    [
      'switches back',
      [...step3, read('a', 'backup', true), read('b', 'primary', true), switchover],
      ['procedure.switchover'],
    ],
  ])('%s', (_, deeds, expected) => {
    expect(breaches(deeds)).toEqual(expected);
  });

  const late = (seconds: number): Deed => ({ kind: 'switchover', at: instant(seconds) });

  test('one that waits too long between a page and the switchover', () => {
    expect(breaches([...step2, ...both, late(60)])).toEqual([]);
    expect(breaches([...step2, ...both, late(60.1)])).toEqual(['procedure.check-both']);
    const oneOld = [read('a', 'primary', true, false, 10), read('b', 'backup', true, true, 50)];
    expect(breaches([...step2, ...oneOld, late(71)])).toEqual(['procedure.check-both']);
  });

  /** What a reader must find in it: the rule in a few words, the member, and what was seen. */
  test.each<[string, readonly Deed[], RegExp, RegExp]>([
    ['a stopped primary', [...check, act('stop', 'b', 'primary')], /no step stops .*primary/, /^b .*primary/],
    ['no look', [act('stop', 'b')], /stopped only after .*backup .*ready for upgrade/, /^b .*unread/],
    ['a look at a primary', [...checkNew, act('stop', 'b')], /ready for upgrade/, /^b .*role primary, .*upgrade 0/],
    [
      'a look at an unready backup',
      [read('b', 'backup', true, false), act('stop', 'b')],
      /ready for upgrade/,
      /^b .*role backup, .*upgrade 0/,
    ],
    [
      'a look at what calls itself ready without being a backup',
      [read('b', 'other', true, true), act('stop', 'b')],
      /ready for upgrade/,
      /^b .*role other, .*upgrade 1/,
    ],
    ['an install without a stop', [act('install', 'b')], /stopped before .*installed/, /install of b.*not stopped/],
    [
      'a start without an install',
      [...check, act('stop', 'b'), act('start', 'b')],
      /installed before .*started/,
      /start of b.*none was installed/,
    ],
    ['a switchover at first', [...both, switchover], /one switchover .*after .*upgraded/, /no member was upgraded/],
    ['a second one', [...step3, ...both.toReversed(), switchover], /one switchover/, /second/],
    ['one page', [...step2, read('b', 'backup', true), switchover], /both pages/, /not both pages/],
    [
      'a page at 0',
      [...step2, ...check, switchover],
      /readiness for switchover/,
      /page of a did not show readiness for switchover/,
    ],
    ['no primary', [...step2, read('a', 'backup', true), ...both.slice(1), switchover], /both pages/, /a primary/],
    ['no backup', [...step2, ...both.slice(0, 1), read('b', 'other', true), switchover], /both pages/, /a backup/],
    ['a page of long ago', [...step2, ...both, late(61)], /close together/, /page of a .*more than 60 s before/],
  ])('says what was demanded and what was seen: %s', (_, deeds, demand, seen) => {
    const breach = judgeDeeds(deeds).at(-1);
    expect(breach?.demand).toMatch(demand);
    expect(breach?.seen).toMatch(seen);
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
