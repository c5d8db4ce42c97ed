import type { Target } from '../targets/target.ts';

/**
 * The target of the present run. Cucumber makes the scenarios' worlds by itself, so the run leaves the target here for
 * them: one run at a time in a process, many scenarios of it side by side.
 */
let current: Target | undefined;

export function openSession(target: Target): void {
  if (current !== undefined) throw new Error('a conformance run is under way in this process already');
  current = target;
}

export function closeSession(): void {
  current = undefined;
}

export function sessionTarget(): Target {
  if (current === undefined) throw new Error('no target: start the features with `npm run conformance`');
  return current;
}
