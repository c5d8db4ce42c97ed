import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../../src/kit/package-info.ts';

/** A command whose processes, all the way down, bear a mark. */
export interface MarkedRun {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly text: () => string;
  /** The numbers of the processes that bear its mark and still run. */
  readonly processes: () => number[];
}

export const bin = join(packageRoot, 'bin', 'sip-ha.js');

/** A run that goes on for a minute unless something ends it. */
export const longRun = ['conformance', '--target', 'process', '--requirement', 'ready.primary.sixty-seconds'];

export function startMarked(command: string, args: readonly string[], cwd = packageRoot): MarkedRun {
  const mark = `SIP_HA_TEST_MARK=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, [name]: value },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  const { promise: ended, resolve } = Promise.withResolvers<Awaited<MarkedRun['ended']>>();
  child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  return { child, ended, text: () => text, processes: () => bearing(mark) };
}

/** @throws when it does not come to be within a minute */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const begun = performance.now();
  while (!holds()) {
    if (performance.now() - begun > 60_000) throw new Error(`it did not come to be: ${what}`);
    await delay(20);
  }
}

function bearing(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(mark))
    .map(Number);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended, or is somebody else's.
    return '';
  }
}
