import { expect, test } from 'vitest';
import { packageRoot, stepFiles } from '../../src/kit/package-info.ts';
import { nearestSteps } from '../../src/recording/nearest-steps.ts';
import { listSteps } from '../../src/run/step-list.ts';

const { steps } = await listSteps(packageRoot, stepFiles);
const patterns = steps.map(({ pattern }) => pattern);

test.each([
  ['the primry is ready for switchover', 'the {role} is {readiness} for {purpose}'],
  ['the HA link is lost', 'the HA connection is lost'],
  ['a pair of members in service', 'a pair in service'],
  ['450 multisite calls started', '{int} {kind}call(s) begin(s)'],
  ['all the multisite calls end', 'all multisite calls end'],
])('"%s" is most like "%s"', (text, nearest) => {
  expect(nearestSteps(text, patterns)[0]).toBe(nearest);
});

test('at most three are named, and none that has nothing in common with it', () => {
  expect(nearestSteps('the backup is ready', patterns)).toHaveLength(3);
  expect(nearestSteps('somebody restarts Kubernetes', patterns)).toEqual([]);
  expect(nearestSteps('', patterns)).toEqual([]);
});
