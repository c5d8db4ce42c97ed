import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Progress } from '../../src/report/progress.ts';
import { runFixtures } from '../run/fixtures/fixture-run.ts';

const { envelopes } = await runFixtures(['it passes', 'it fails', 'number 1']);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Feeds the messages up to the n-th finished scenario, and half a minute later says what was written. */
function written(isTTY: boolean, finished: number, expected = 0, columns = 200): string {
  const pieces: string[] = [];
  const stream = { isTTY, columns, write: (text: string) => pieces.push(text) };
  const progress = new Progress(stream, 3, Date.now, () => expected);
  let seen = 0;
  for (const envelope of envelopes) {
    progress.onMessage(envelope);
    if (envelope.testCaseFinished !== undefined) seen += 1;
    if (seen === finished && envelope.testStepStarted !== undefined) break;
  }
  vi.advanceTimersByTime(30_000);
  progress.end();
  return pieces.join('');
}

test('a log gets a line now and then, with what runs and what it waits for', () => {
  const lines = written(false, 1).trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe('1 of 3 done, 1 running; for 30 s now: it fails > a failure of "ready.primary.connection"');
});

test('a terminal has one line, which is gone at the end', () => {
  const text = written(true, 2);
  expect(text).toContain('2 of 3 done, 1 not passed');
  expect(text).not.toContain('\n');
  expect(text.endsWith('\r\u001b[2K')).toBe(true);
});

test('a terminal that does not know its width gets a line of the usual one', () => {
  expect(written(true, 1, 0, 0)).toContain('1 of 3 done, 1 running; for 30 s now: it fails');
});

test('it says how long what runs will still take, as long as that is known', () => {
  const [at10, , at30] = written(false, 1, 25).split('\n');
  expect(at10).toContain('1 running; about 15 s more for: it fails');
  expect(at30).toContain('1 running; for 30 s now: it fails');
});
