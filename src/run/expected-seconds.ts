import type { Scenario } from '../requirements/feature-files.ts';

/** What in the words of a step says that so many seconds will pass; the first that fits counts. */
const waits: readonly (readonly [pattern: RegExp, seconds: number | undefined])[] = [
  [/^an upgrade to build/, 0],
  [/(\d+(?:\.\d+)?) seconds|at (\d+(?:\.\d+)?) s\b/, undefined],
  [/^a pair that is ready|become ready for switchover$|ready again$|at once or after a new 60/, 60],
  [/\bsteps .*3a|whole procedure/, 60],
];

/**
 * How long a scenario will last at least on a wall clock, in seconds, as far as its words say: enough to begin the long ones
 * first.
 */
export function expectedSeconds({ pickle }: Pick<Scenario, 'pickle'>): number {
  return pickle.steps.reduce((sum, { text }) => {
    for (const [pattern, seconds] of waits) {
      const match = pattern.exec(text);
      if (match !== null) return sum + (seconds ?? Number(match[1] ?? match[2]));
    }
    return sum;
  }, 0);
}
