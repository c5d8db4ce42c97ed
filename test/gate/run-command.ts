import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Ended, Gate } from './gate.ts';

const root = join(import.meta.dirname, '..', '..');

/** @throws never: a command that cannot be started, or that takes too long, has ended badly */
export function runCommand({ command, silentFor }: Gate): Promise<Ended> {
  const [program, ...options] = command;
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(program === 'node' ? process.execPath : program, options, {
    cwd: root,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what the command started ends with it.
    detached: true,
  });
  const pieces: string[] = [];
  const end = () => endGroup(child.pid);
  const timer = setTimeout(() => {
    pieces.push(`\nended after ${silentFor} s without a word: it hangs\n`);
    end();
  }, silentFor * 1000);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      pieces.push(text);
      timer.refresh();
    });
  }
  process.once('exit', end);
  return new Promise((resolve) => {
    const ended = (exitCode: number | null) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ exitCode, output: pieces.join('') });
    };
    child.once('error', (error) => {
      pieces.push(`${error.message}\n`);
      ended(null);
    });
    child.once('close', ended);
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
