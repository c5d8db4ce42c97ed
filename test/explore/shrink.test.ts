import { expect, test } from 'vitest';
import type { Action, History } from '../../src/explore/action.ts';
import { shrink } from '../../src/explore/shrink.ts';

const wait: Action = { do: 'wait', seconds: 120 };
const lose: Action = { do: 'lose connection' };
const restore: Action = { do: 'restore connection' };
const place = (count: number): Action => ({ do: 'place calls', kind: 'non-multisite', count });

/** What is looked for: ten calls that begin in a cut, and its end. */
async function shows({ actions }: History): Promise<boolean> {
  const cut = actions.findIndex((action) => action.do === 'lose connection');
  const calls = actions.findIndex((action, index) => index > cut && action.do === 'place calls' && action.count >= 10);
  return cut >= 0 && calls >= 0 && actions.some((action, index) => index > calls && action.do === 'restore connection');
}

test('finds the shortest history that still shows it, with the smallest numbers', async () => {
  const found: History = {
    build: '8.1.102.58',
    actions: [place(3), wait, lose, wait, place(2000), wait, { do: 'switchover' }, restore, wait, lose, restore],
  };
  const shortest = await shrink(found, shows, 200);
  expect(shortest).toEqual({ actions: [lose, place(10), restore] });
});

test('tries no more histories than it may, and returns one that shows it', async () => {
  let tried = 0;
  const found: History = { actions: [wait, wait, lose, wait, place(500), wait, restore, wait] };
  const shortest = await shrink(
    found,
    async (history) => {
      tried += 1;
      return shows(history);
    },
    9,
  );
  expect(tried).toBe(9);
  expect(await shows(shortest)).toBe(true);
  expect(shortest.actions.length).toBeLessThan(found.actions.length);
});

test('leaves out what is not possible any more', async () => {
  const found: History = { actions: [lose, place(10), restore, lose, restore] };
  const shortest = await shrink(found, shows, 100);
  expect(shortest.actions).toEqual([lose, place(10), restore]);
});
