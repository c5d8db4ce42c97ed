import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compareBuildVersions, servesStatusPage, synchronizesMissingCalls } from '../../src/status/build-version.ts';

describe('sync.version-gate', () => {
  test.each<[string, boolean, boolean]>([
    ['8.1.102.12', false, false],
    ['8.1.102.13', true, false],
    ['8.1.102.57', true, false],
    ['8.1.102.58', true, true],
    ['8.1.103.0', true, true],
    // Later as text, older as integers; and the other way about.
    ['8.1.11.0', false, false],
    ['8.1.102.6', false, false],
    ['8.1.102.100', true, true],
    ['10.0.0.0', true, true],
  ])('%s: status page %s, synchronization %s', (version, page, synchronization) => {
    expect(servesStatusPage(version)).toBe(page);
    expect(synchronizesMissingCalls(version)).toBe(synchronization);
  });

  test.each(['', '8.1.102', '8.1.102.58.1', '8.1.102.x', ' 8.1.102.58', '8.1.102.58\n', '-8.1.102.58'])(
    '%j is no version',
    (text) => {
      expect(() => synchronizesMissingCalls(text)).toThrow(RangeError);
    },
  );
});

const field = fc.nat({ max: 999_999 });
property.prop([fc.tuple(field, field, field, field), fc.tuple(field, field, field, field)])(
  'the first differing field decides',
  (left, right) => {
    const index = left.findIndex((value, at) => value !== right[at]);
    const expected = index === -1 ? 0 : Math.sign((left[index] ?? 0) - (right[index] ?? 0));
    expect(Math.sign(compareBuildVersions(left.join('.'), right.join('.')))).toBe(expected);
  },
);
