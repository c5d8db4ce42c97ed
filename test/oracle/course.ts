import { fc } from '@fast-check/vitest';
import type { Look } from '../../src/history/look.ts';
import { judgeLook } from '../../src/judge/judge-look.ts';
import { interval } from '../../src/timing/interval.ts';
import type { Finding } from '../../src/verdict/finding.ts';
import { type Blur, ObservedPair } from './observed-pair.ts';
import type { Readings, RightPair } from './right-pair.ts';

/** What happens to a pair, as random as it comes; what cannot be done at that moment is left out. */
export interface Course {
  readonly readings: Readings;
  readonly grace: number;
  readonly lagging: 'page' | 'flags';
  readonly made: Blur;
  readonly steps: readonly CourseStep[];
}

interface CourseStep {
  readonly kind:
    | 'place'
    | 'place multisite'
    | 'end'
    | 'lose'
    | 'restore'
    | 'restart'
    | 'stop backup'
    | 'stop primary'
    | 'switchover'
    | 'list'
    | 'wait';
  readonly count: number;
  readonly blur: Blur;
  /** Seconds until the next step, and the seconds into them at which the pages are read. */
  readonly gap: number;
  readonly looks: readonly { readonly at: number; readonly blur: Blur; readonly lags: readonly [number, number] }[];
}

/** Whole milliseconds, so that what is at one time is exactly at one time. */
const seconds = (max: number, min = 0) => fc.integer({ min: min * 1000, max: max * 1000 }).map((ms) => ms / 1000);

const gap = fc.oneof(seconds(2.5), seconds(6), seconds(62, 57), seconds(70), fc.constantFrom(0, 1, 60, 61));
const kind = fc.constantFrom<CourseStep['kind']>(
  'place',
  'place',
  'place multisite',
  'place multisite',
  'end',
  'end',
  'lose',
  'restore',
  'restore',
  'restart',
  'stop backup',
  'stop primary',
  'switchover',
  'list',
  'list',
  'list',
  'wait',
);
const readings: fc.Arbitrary<Readings> = fc.record({
  heldByMirrored: fc.boolean(),
  backupHeld: fc.boolean(),
  multisiteCopied: fc.boolean(),
  lastPause: fc.boolean(),
  flicker: fc.constantFrom(undefined, 0.3, 1),
  switchoverConnectsAnew: fc.boolean(),
  callsAtOnce: fc.constantFrom(2, 3, 5),
});

function course(exact: boolean): fc.Arbitrary<Course> {
  const blur: fc.Arbitrary<Blur> = exact
    ? fc.constant({ before: 0, after: 0, early: 0, late: 0 })
    : fc.record({ before: seconds(3), after: seconds(3), early: seconds(2), late: seconds(2) });
  return (exact ? fc.constant(0) : fc.constantFrom(0, 0.5, 5)).chain((grace) => {
    const lag = seconds(grace);
    return fc.record({
      readings,
      grace: fc.constant(grace),
      lagging: fc.constantFrom('page' as const, 'flags' as const),
      made: blur,
      steps: fc.array(
        fc.record({
          kind,
          count: fc.integer({ min: 1, max: 9 }),
          blur,
          gap,
          looks: fc.array(fc.record({ at: gap, blur, lags: fc.tuple(lag, lag) }), { minLength: 1, maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    });
  });
}

/** Every time is known exactly, as on a virtual clock. */
export const exactCourse = course(true);
/** Every time is known as well as a slow network allows. */
export const blurredCourse = course(false);

/**
 * Times are exact, and every condition of the document fails at some look while all the others hold: 60 s have not passed,
 * also at a second establishment; calls are missing for more than 60 s; the connection is lost; a multisite call goes on.
 */
export const tellingCourse: fc.Arbitrary<Course> = fc
  .record({
    readings: readings.map((read) => ({ ...read, flicker: undefined, multisiteCopied: false })),
    more: fc.integer({ min: 0, max: 9 }),
    early: seconds(0.9, 0.001),
  })
  .map(({ readings: read, more, early }) => {
    const exact = { before: 0, after: 0, early: 0, late: 0 };
    const step = (what: CourseStep['kind'], length: number, looks: readonly number[] = [0], count = 1): CourseStep => ({
      kind: what,
      count,
      blur: exact,
      gap: length,
      looks: looks.map((at) => ({ at, blur: exact, lags: [0, 0] })),
    });
    const wait = (length: number) => step('wait', length, [length]);
    return {
      readings: read,
      grace: 0,
      lagging: 'page',
      made: exact,
      steps: [
        wait(60 - early),
        wait(2),
        step('lose', 1),
        step('restore', 0),
        step('list', 0),
        wait(30),
        step('lose', 70, [1]),
        step('place', 0, [0], read.callsAtOnce * (62 + more)),
        step('restore', 1.5, [0.5]),
        wait(60 - 1.5 - early),
        wait(1),
        step('list', 0),
        wait(15),
        step('list', 5, [2]),
        step('lose', 1, [0.5]),
        step('place multisite', 1, [0]),
        step('restore', 61, [1]),
        wait(1),
      ],
    };
  });

/** Lets it happen, and judges every look when it is there, and again where a listing says more about it. */
export function judgeCourse({ readings: _, ...course }: Course, pair: RightPair): readonly Finding[] {
  const found: Finding[] = [];
  pair.advanceTo(course.made.after);
  const observed = new ObservedPair(pair, interval(-course.made.early, pair.now + course.made.late));
  let latest: Look | undefined;
  const judge = (look: Look) => found.push(...judgeLook(observed.history, look, course));
  for (const step of course.steps) {
    const [first] = step.looks;
    const look = (one = first) => {
      if (one === undefined) return;
      latest = observed.look(one.blur, one.lags, course.lagging);
      judge(latest);
    };
    carryOut(step, observed, () => {
      if (step.blur.before + step.blur.after > 0) look();
    });
    if (step.kind === 'list') {
      const listing = observed.history.listings.at(-1);
      const earlier = latest?.every(({ at }) => listing !== undefined && at.latest <= listing.at.earliest);
      if (latest !== undefined && earlier) judge(latest);
    }
    const end = pair.now + step.gap;
    look();
    for (const one of step.looks.toSorted((a, b) => a.at - b.at)) {
      if (pair.now + one.at > end) continue;
      pair.advanceTo(pair.now + one.at);
      look(one);
    }
    pair.advanceTo(Math.max(pair.now, end));
  }
  return found;
}

function carryOut({ kind: what, count, blur }: CourseStep, observed: ObservedPair, meanwhile: () => void): void {
  const { pair } = observed;
  const both = pair.running[0] && pair.running[1];
  const backup = pair.backup;
  switch (what) {
    case 'place':
      observed.place(count, false, blur, meanwhile);
      break;
    case 'place multisite':
      observed.place(count, true, blur, meanwhile);
      break;
    case 'end':
      observed.end(observed.alive.slice(-count), blur, meanwhile);
      break;
    case 'lose':
      if (both) observed.loseConnection(blur, meanwhile);
      break;
    case 'restore':
      if (both) {
        observed.restoreConnection(blur, meanwhile);
        break;
      }
      // What cut the connection is mended while one member is down.
      pair.cut = false;
      observed.start(backup, blur, meanwhile);
      break;
    case 'restart':
      if (!both || pair.cut) break;
      observed.stop(backup, blur, meanwhile);
      observed.start(backup, blur, meanwhile);
      break;
    case 'stop backup':
      if (both) observed.stop(backup, blur, meanwhile);
      break;
    case 'stop primary':
      if (both) observed.stop(pair.primary, blur, meanwhile);
      break;
    case 'switchover':
      if (both) observed.switchover(blur, meanwhile);
      break;
    case 'list':
      if (both && pair.connected) observed.list(blur, meanwhile);
      break;
    case 'wait':
      break;
  }
}
