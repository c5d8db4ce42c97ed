import type { Scenario } from './feature-files.ts';

/**
 * One side of a boundary that a demand draws. What was judged on one side alone says nothing of the boundary, so that a pass
 * needs a scenario on each.
 */
export interface BoundarySide {
  /** In words that go on from "nothing was judged". */
  readonly where: string;
  /** What the steps of a scenario on this side say, a line each. */
  readonly steps: RegExp;
}

/** Whether a scenario that checks the requirement stands on this side of its boundary. */
export function isOnSide({ pickle }: Pick<Scenario, 'pickle'>, { steps }: BoundarySide): boolean {
  return steps.test(pickle.steps.map(({ text }) => text).join('\n'));
}
