import { foreignText } from '../../http/foreign-text.ts';
import { framesOf } from './container-logs.ts';
import type { Docker } from './docker.ts';

type Container = ReturnType<Docker['getContainer']>;

export interface ExecOrder {
  readonly argv: readonly string[];
  /** For its standard input. */
  readonly input?: string | undefined;
  /** Real milliseconds until it must have ended. */
  readonly within: number;
  /** The most that it may write, in bytes. */
  readonly mostBytes: number;
}

/** How much of what it says of a failure is kept, in characters. */
const longestWords = 300;

/**
 * Runs a program in a running container, without a shell. One that is given up runs on, as Docker cannot end it; it ends with
 * its container.
 *
 * @param hide takes secrets out of what is said of a failure
 * @returns what it wrote on standard output
 * @throws Error that says what became of it: another exit code than 0, too late, too much output, or no such program
 */
export async function execIn(container: Container, order: ExecOrder, hide: (text: string) => string): Promise<string> {
  const exec = await container.exec({
    Cmd: [...order.argv],
    AttachStdin: order.input !== undefined,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: true });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > order.mostBytes) reject(new Error(`it wrote more than ${order.mostBytes} bytes`));
  });
  stream.once('end', resolve).once('close', resolve).once('error', reject);
  const timer = setTimeout(() => reject(new Error(`it has not ended within ${order.within / 1000} s`)), order.within);
  try {
    stream.end(order.input ?? '');
    await promise;
  } finally {
    clearTimeout(timer);
    // What still comes is nobody's affair.
    stream.removeAllListeners('data').on('error', () => {});
    stream.destroy();
  }
  const frames = framesOf(Buffer.concat(chunks));
  const said = (from: 'stdout' | 'stderr') =>
    Buffer.concat(frames.flatMap(({ stream: of, bytes }) => (of === from ? [bytes] : []))).toString('utf8');
  const { ExitCode } = await exec.inspect();
  if (ExitCode === 0) return said('stdout');
  const words = foreignText(hide(said('stderr') || said('stdout')), longestWords);
  throw new Error(`it ended with exit code ${ExitCode}: ${words || 'without a word'}`);
}
