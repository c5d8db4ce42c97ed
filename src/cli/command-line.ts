import { main } from './main.ts';

/** Runs the command line of this process and ends the process with its exit code. */
export async function runCommandLine(): Promise<void> {
  // A reader that has seen enough, as in `| head`, is no error: the exit code is for the run.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const exitCode = await main(process.argv.slice(2), { out: process.stdout, err: process.stderr });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  // Ends also what a broken target may have left open.
  process.exit(exitCode);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
