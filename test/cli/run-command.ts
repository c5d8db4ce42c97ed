import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import { packageRoot } from '../../src/kit/package-info.ts';

export interface CommandEnd {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `sip-ha` as a user would, in a process of its own, from another directory. */
export async function runCommand(
  args: readonly string[],
  options: { cwd?: string; onErr?: (text: string, signal: (name: NodeJS.Signals) => void) => void } = {},
): Promise<CommandEnd> {
  const child = spawn(process.execPath, [join(packageRoot, 'bin', 'sip-ha.js'), ...args], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    options.onErr?.(err, (name) => child.kill(name));
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, out, err };
}

/** The same in this process, for what starts no run. */
export async function runInProcess(args: readonly string[]): Promise<CommandEnd> {
  const out = new PassThrough({ encoding: 'utf8' });
  const err = new PassThrough({ encoding: 'utf8' });
  const exitCode = await main(args, { out, err });
  return { exitCode, out: String(out.read() ?? ''), err: String(err.read() ?? '') };
}
