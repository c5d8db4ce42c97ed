import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type Outcome, outcomes } from '../../src/verdict/finding.ts';
import { merge } from '../../src/verdict/merge.ts';

const several = fc.array(fc.constantFrom(...outcomes), { minLength: 1, maxLength: 6 });

test.each<[Outcome[], Outcome]>([
  [[], 'not tested'],
  [['passed', 'not tested'], 'passed'],
  [['not applicable', 'passed'], 'passed'],
  [['not applicable', 'not applicable'], 'not applicable'],
  [['not applicable', 'not tested'], 'not tested'],
  [['passed', 'inconclusive'], 'inconclusive'],
  [['inconclusive', 'setup failed'], 'setup failed'],
  [['setup failed', 'target unreachable', 'failed'], 'failed'],
  [['unexpected pass', 'target unreachable'], 'unexpected pass'],
  [['waived', 'passed'], 'waived'],
])('%j come to %s', (all, whole) => {
  expect(merge(all)).toBe(whole);
});

describe('whatever comes together', () => {
  property.prop([several])('a failure anywhere is a failure', (all) => {
    expect(merge([...all, 'failed'])).toBe('failed');
  });

  property.prop([several])('pass means that something passed and nothing was worse', (all) => {
    const harmless: Outcome[] = ['passed', 'not tested', 'not applicable'];
    expect(merge(all) === 'passed').toBe(all.includes('passed') && all.every((outcome) => harmless.includes(outcome)));
  });

  property.prop([several, fc.nat()])('the order does not matter, nor does merging in parts', (all, cut) => {
    const at = cut % (all.length + 1);
    expect(merge([...all].reverse())).toBe(merge(all));
    const parts = [all.slice(0, at), all.slice(at)].filter((part) => part.length > 0);
    expect(merge(parts.map(merge))).toBe(merge(all));
  });
});
