/** What is promised of the cost of one page and of one control answer, measured in a process that reads nothing else. */
import { ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { accepted, controlInputs } from './control-inputs.ts';
import type { HostileCase } from './hostile-case.ts';
import { pageInputs } from './page-inputs.ts';

/** SECURITY.md says so. Memory is that of the whole process, with some 85 MB that it needs for itself. */
const promised = {
  page: { cpuSeconds: 2, megabytes: 300 },
  control: { cpuSeconds: 5, megabytes: 600 },
} as const;

const worker = fileURLToPath(new URL('reading-worker.ts', import.meta.url));
const Measured = z.object({ came: z.string(), cpuSeconds: z.number(), megabytes: z.number() });

/** A bound only for what hangs; the promise is about processor time, which a busy machine does not change much. */
const killedAfter = 100_000;

async function measure(name: string, promise: (typeof promised)[keyof typeof promised]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [worker, name], {
    timeout: killedAfter,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { came, cpuSeconds, megabytes } = Measured.parse(JSON.parse(stdout));
  ok(cpuSeconds <= promise.cpuSeconds, `it took ${cpuSeconds} s of the processor: promised ${promise.cpuSeconds}`);
  ok(megabytes <= promise.megabytes, `it took ${megabytes} MB: promised ${promise.megabytes}`);
  return came;
}

/** No page here is one of a SIP Server. */
export const costlyPages: readonly HostileCase[] = Object.keys(pageInputs).map((name) => ({
  name,
  run: async () => {
    const came = await measure(name, promised.page);
    ok(['page', 'malformed', 'other form'].includes(came), came);
  },
}));

export const costlyAnswers: readonly HostileCase[] = Object.keys(controlInputs).map((name) => ({
  name,
  run: async () => {
    const came = await measure(name, promised.control);
    ok((came === 'accepted') === accepted.has(name), came.slice(0, 300));
  },
}));
