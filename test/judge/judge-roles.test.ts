import { describe, expect, test } from 'vitest';
import { RoleWatch } from '../../src/judge/judge-roles.ts';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { type Interval, instant, interval } from '../../src/timing/interval.ts';
import { look, page, silence } from './looks.ts';

const primary = page('primary');
const backup = page('backup');
type Seen = readonly [StatusAnswer, StatusAnswer, Interval];

/** The places of the looks at which something was found. */
function foundAt(settle: number, looks: readonly Seen[]): readonly number[] {
  const watch = new RoleWatch(settle);
  return looks.flatMap((seen, index) => (watch.judge(look(...seen)).length > 0 ? [index] : []));
}

describe('two members of one role', () => {
  test.each<[string, number, readonly Seen[], readonly number[]]>([
    [
      'one primary and one backup',
      0,
      [
        [primary, backup, instant(0)],
        [backup, primary, instant(9)],
      ],
      [],
    ],
    [
      'a moment of two backups',
      5,
      [
        [backup, backup, instant(0)],
        [backup, backup, instant(4.9)],
        [backup, primary, instant(5)],
      ],
      [],
    ],
    [
      'two backups for long',
      5,
      [
        [backup, backup, instant(0)],
        [backup, backup, instant(5)],
      ],
      [1],
    ],
    [
      'two primaries for long',
      5,
      [
        [primary, primary, instant(0)],
        [primary, primary, instant(9)],
      ],
      [1],
    ],
    [
      'looks that may lie closer together',
      5,
      [
        [backup, backup, interval(0, 3)],
        [backup, backup, interval(7, 9)],
      ],
      [],
    ],
    [
      'two backups, then two primaries',
      5,
      [
        [backup, backup, instant(0)],
        [primary, primary, instant(6)],
      ],
      [],
    ],
    [
      'right in between',
      5,
      [
        [backup, backup, instant(0)],
        [primary, backup, instant(3)],
        [backup, backup, instant(6)],
      ],
      [],
    ],
    [
      'one that gave no answer in between',
      5,
      [
        [backup, backup, instant(0)],
        [backup, silence, instant(3)],
        [backup, backup, instant(6)],
      ],
      [],
    ],
    ['at one instant of a virtual clock', 0, [[primary, primary, instant(0)]], [0]],
    [
      'two pages of different instants',
      0,
      [
        [primary, primary, interval(0, 1)],
        [primary, primary, interval(2, 3)],
      ],
      [1],
    ],
  ])('%s', (_, settle, looks, found) => {
    expect(foundAt(settle, looks)).toEqual(found);
  });

  test('are told by their pages', () => {
    const watch = new RoleWatch(0);
    expect(watch.judge(look(primary, primary))).toMatchObject([
      {
        requirement: 'ready.upgrade.follows-role',
        outcome: 'failed',
        seen: expect.stringContaining('second: primary'),
      },
    ]);
  });
});
