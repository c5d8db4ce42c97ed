import { test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { blurredCourse, exactCourse, judgeCourse } from './course.ts';
import { RightPair } from './right-pair.ts';

/** The heart of the kit: whatever happens, however badly the times are known, a right pair is never found wrong. */
describe('no look at a right pair is ever found wrong', () => {
  property.prop([exactCourse], { numRuns: 100_000 })('with every time known exactly', (course) => {
    expect(judgeCourse(course, new RightPair(course.readings))).toEqual([]);
  });

  property.prop([blurredCourse], { numRuns: 100_000 })(
    'with times as uncertain as they come, and pages that lag',
    (course) => {
      expect(judgeCourse(course, new RightPair(course.readings))).toEqual([]);
    },
  );
});
