import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  countConformant,
  countExitCode,
  countHostile,
  countRejected,
  countVitest,
  countVitestWithDocker,
  countWithDocker,
} from './count.ts';
import type { Ended, Gate } from './gate.ts';
import { runCommand } from './run-command.ts';
import { runGates } from './run-gates.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-gate-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

function gate(name: string, more: Partial<Gate> = {}): Gate {
  return { name, about: '', command: ['node'], silentFor: 60, alone: false, count: countExitCode, ...more };
}

async function run(gates: readonly Gate[], ends: Record<string, Ended>) {
  let text = '';
  const exitCode = await runGates({
    gates,
    sideBySide: 2,
    run: async ({ name }) => ends[name] ?? { exitCode: 0, output: 'quiet' },
    print: (piece) => {
      text += piece;
    },
  });
  return { exitCode, text };
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

test('when all pass the last line sums them up, and no output is shown', async () => {
  const many = gate('many', { alone: true, count: () => ({ passed: 40, failed: 0, skipped: 2 }) });
  const { exitCode, text } = await run([gate('one'), many], {});
  expect(lastLine(text)).toBe('41 passed, 0 failed, 2 skipped');
  expect(text).not.toContain('quiet');
  expect(exitCode).toBe(0);
});

test('one that fails is shown in full, named, and stops no other', async () => {
  const ended = { exitCode: 2, output: 'first line\nlast line\n' };
  const { exitCode, text } = await run([gate('bad'), gate('good', { alone: true })], { bad: ended });
  expect(text).toMatch(/FAILED {2}bad .*first line\n *last line\n *exit code 2\n.*passed {2}good/s);
  expect(text).toContain('\nfailed: bad\n');
  expect(lastLine(text)).toBe('1 passed, 1 failed, 0 skipped');
  expect(exitCode).toBe(1);
});

test('a result that cannot be read is a failure, whatever the exit code', async () => {
  const { exitCode, text } = await run([gate('lost', { count: countVitest(join(directory, 'none.json')) })], {});
  expect(text).toContain('its result cannot be read');
  expect(exitCode).toBe(1);
});

test('nothing passed is no success', async () => {
  const skipped = gate('skipped', { count: () => ({ passed: 0, failed: 0, skipped: 3 }) });
  expect((await run([skipped], {})).exitCode).toBe(1);
});

test('a command that takes too long is ended, with what it started', async () => {
  const sleepers =
    "require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' }); setInterval(() => {}, 1000)";
  const ended = await runCommand(gate('endless', { command: ['node', '-e', sleepers], silentFor: 0.5 }));
  expect(ended.exitCode).toBeNull();
  expect(ended.output).toContain('without a word');
});

test('a program that is not there is a failure', async () => {
  expect((await runCommand(gate('none', { command: ['no-such-program'] }))).exitCode).not.toBe(0);
});

const report = { success: true, numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

test.each([
  ['all passed', 0, report, { passed: 5, failed: 0, skipped: 2 }],
  ['a test failed', 1, { ...report, success: false, numFailedTests: 2 }, { passed: 5, failed: 2, skipped: 2 }],
  ['an error outside of the tests', 1, report, { passed: 5, failed: 1, skipped: 2 }],
  ['no test at all', 0, { ...report, numPassedTests: 0 }, { passed: 0, failed: 1, skipped: 2 }],
])('vitest: %s', (_, exitCode, content, counts) => {
  const path = join(directory, 'vitest.json');
  writeFileSync(path, JSON.stringify(content));
  expect(countVitest(path)({ exitCode, output: '' })).toEqual(counts);
});

test.each([
  [0, 'hostile: 40 tried, 40 as it should, in 2 s', { passed: 40, failed: 0, skipped: 0 }],
  [1, 'hostile: 40 tried, 38 as it should, in 2 s', { passed: 38, failed: 2, skipped: 0 }],
  [3, 'hostile: 40 tried, 40 as it should, in 2 s', { passed: 40, failed: 1, skipped: 0 }],
  [0, 'hostile: 0 tried, 0 as it should, in 0 s', { passed: 0, failed: 1, skipped: 0 }],
])('hostile cases: exit code %i, %s', (exitCode, line, counts) => {
  expect(countHostile({ exitCode, output: `pages  40 tried\n\n${line}\n` })).toEqual(counts);
});

test('a hostile lane that did not get to its end is a failure', () => {
  expect(() => countHostile({ exitCode: 0, output: 'transport  40 tried, 40 as it should' })).toThrow(
    'expected a line',
  );
});

test('what needs Docker and finds none is not run, says so, and fails where it must run', async () => {
  const count = countWithDocker(countExitCode, false);
  const none = {
    exitCode: 3,
    output: 'sip-ha: target container needs Docker, and no usable one was found (x). Install it',
  };
  const { exitCode, text } = await run([gate('one'), gate('boxes', { count })], { boxes: none });
  expect(text).toMatch(/NOT RUN {2}boxes.*not run: target container needs Docker, and no usable one was found \(x\)/s);
  expect(lastLine(text)).toBe('1 passed, 0 failed, 1 skipped');
  expect(exitCode).toBe(0);
  expect(countWithDocker(countExitCode, true)(none).failed).toBe(1);
  expect(count({ exitCode: 3, output: 'anything else' }).failed).toBe(1);
  expect(count({ exitCode: 1, output: none.output }).failed).toBe(1);
});

test('tests that all skipped themselves for want of Docker are not run, and a failure among them is one', () => {
  const path = join(directory, 'vitest-docker.json');
  const skipped = { success: true, numPassedTests: 0, numFailedTests: 0, numPendingTests: 4, numTodoTests: 0 };
  writeFileSync(path, JSON.stringify(skipped));
  const count = countVitestWithDocker(path);
  expect(count({ exitCode: 0, output: '' })).toMatchObject({ failed: 0, skipped: 4, note: expect.any(String) });
  expect(count({ exitCode: 1, output: '' }).failed).toBe(1);
  writeFileSync(path, JSON.stringify({ ...skipped, numPassedTests: 4, numPendingTests: 0 }));
  expect(count({ exitCode: 0, output: '' })).toEqual({ passed: 4, failed: 0, skipped: 0 });
});

test('a run that ends well but left no result, and one that is no result at all, count as nothing', () => {
  const path = join(directory, 'conformance.json');
  expect(() => countConformant(join(directory, 'none.json'))({ exitCode: 0, output: '' })).toThrow();
  writeFileSync(path, JSON.stringify({ verdict: 'conformant', exitCode: 0 }));
  expect(() => countConformant(path)({ exitCode: 0, output: '' })).toThrow();
  expect(() => countRejected(path, 'option.range')({ exitCode: 1, output: '' })).toThrow();
});
