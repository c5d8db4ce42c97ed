import { exitCodes } from '../verdict/exit-code.ts';
import { main } from './main.ts';

/** Runs the command line of this process. @returns its exit code, once everything is written */
export async function runCommandLine(): Promise<number> {
  const { stdout, stderr } = process;
  const lost = watch(stdout);
  watch(stderr);
  let inFiles = false;
  const exitCode = await main(process.argv.slice(2), {
    out: stdout,
    err: stderr,
    standsInFiles: () => {
      inFiles = true;
    },
  });
  await Promise.all([flushed(stdout), flushed(stderr)]);
  const why = lost();
  if (why === undefined || inFiles || exitCode !== exitCodes.conformant) return exitCode;
  stderr.write(`sip-ha: standard output could not be written: ${why.message}\n`);
  await flushed(stderr);
  return exitCodes.broken;
}

/**
 * A disk that is full or a terminal that is gone under an output must not end a run: its verdict is for the files too.
 *
 * @returns what tells whether output was lost; a reader that has seen enough, as in `| head`, has lost nothing
 */
function watch(stream: NodeJS.WriteStream): () => Error | undefined {
  let lost: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= error;
  });
  return () => lost;
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
