import { expect, test } from 'vitest';
import { openingsOf } from '../../src/scenario/openings.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';

test('no more pairs are made at once than the target can, and a failure frees its place', async () => {
  const target = { ...(await launchMockTarget()), opensAtOnce: 2 };
  const openings = openingsOf(target);
  let now = 0;
  let most = 0;
  const open = async (fails: boolean) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    if (fails) throw new Error('no');
  };
  const ended = await Promise.allSettled([...'abcdefgh'].map((_, i) => openings.take(() => open(i % 3 === 0))));
  expect(most).toBe(2);
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  expect(openingsOf(target)).toBe(openings);
  await target.close();
});
