import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds of rest before a start, and how late the event loop may then be for the process to count as calm. */
const rest = 10;
const calmWithin = 10;
/** Milliseconds after which a scenario begins however busy the process is. */
const longestWait = 1_000;

/**
 * Waits until this process has time for one more scenario. Scenarios that all begin at once would be late for everything
 * that they have to look at in their first seconds, and being late makes their looks say less.
 */
export async function untilCalm(): Promise<void> {
  const begin = performance.now();
  for (;;) {
    const before = performance.now();
    await delay(rest);
    const now = performance.now();
    if (now - before - rest < calmWithin || now - begin > longestWait) return;
  }
}
