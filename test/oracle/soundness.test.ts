import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { blurredCourse, exactCourse, judgeCourse, tellingCourse } from './course.ts';
import { RightPair } from './right-pair.ts';
import { wrongPairs } from './wrong-pairs.ts';

/** The heart of the kit: whatever happens, however badly the times are known, a right pair is never found wrong. */
describe('no look at a right pair is ever found wrong', () => {
  property.prop([exactCourse], { numRuns: 2000 })('with every time known exactly', (course) => {
    expect(judgeCourse(course, new RightPair(course.readings))).toEqual([]);
  });

  property.prop([blurredCourse], { numRuns: 2000 })('with uncertain times, and pages that lag', (course) => {
    expect(judgeCourse(course, new RightPair(course.readings))).toEqual([]);
  });
});

describe.each(wrongPairs)('$name', ({ breaks, afterRoleChange = [], make }) => {
  property.prop([tellingCourse], { numRuns: 30 })('is found where times are exact and it shows', (course) => {
    const found = judgeCourse(course, make(course.readings)).map(({ requirement }) => requirement);
    expect(new Set(found.filter((one) => !afterRoleChange.includes(one)))).toEqual(new Set(breaks));
  });

  property.prop([fc.oneof(exactCourse, blurredCourse)], { numRuns: 200 })(
    'is never blamed for anything else',
    (course) => {
      const found = judgeCourse(course, make(course.readings)).map(({ requirement }) => requirement);
      expect([...breaks, ...afterRoleChange]).toEqual(expect.arrayContaining(found));
    },
  );
});
