import { expect, test } from 'vitest';
import { Coverage } from '../../src/explore/coverage.ts';
import { Generator } from '../../src/explore/generator.ts';
import { after, freshPair, isPossible } from '../../src/explore/pair-state.ts';
import { findReachable } from '../../src/explore/reachable.ts';

const reachable = findReachable();

function generator(seed: number) {
  const coverage = new Coverage(reachable);
  return { coverage, generator: new Generator({ seed, coverage, length: 24 }) };
}

test.each([1, 2, 3])('every action of every history is possible in its turn (seed %i)', (seed) => {
  const drawn = generator(seed).generator;
  for (let run = 0; run < 60; run++) {
    const { history } = drawn.next();
    let state = freshPair();
    for (const action of history.actions) {
      expect(isPossible(action, state), JSON.stringify({ action, state })).toBe(true);
      state = after(action, state);
    }
    expect(history.actions.length).toBeGreaterThan(10);
  }
});

test('the same seed draws the same histories, another one others', () => {
  const first = Array.from(
    { length: 5 },
    (
      (drawn) => () =>
        drawn.next().history
    )(generator(7).generator),
  );
  const again = Array.from(
    { length: 5 },
    (
      (drawn) => () =>
        drawn.next().history
    )(generator(7).generator),
  );
  const other = Array.from(
    { length: 5 },
    (
      (drawn) => () =>
        drawn.next().history
    )(generator(8).generator),
  );
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('coverage counts what came, and nothing that cannot come', () => {
  const { coverage, generator: drawn } = generator(1);
  expect(coverage.pairs.covered).toBe(0);
  for (let run = 0; run < 100; run++) drawn.next();
  expect(coverage.pairs.covered).toBeGreaterThan(0.9 * coverage.pairs.reachable);
  expect(coverage.pairs.covered).toBeLessThanOrEqual(coverage.pairs.reachable);
  expect(coverage.triples.covered).toBeGreaterThan(coverage.follows.covered);
});
