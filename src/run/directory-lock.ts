import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasEnded, thisProcess } from '../kit/process-identity.ts';

const lockFile = '.sip-ha-run';

/** How often a run shows that it goes on, in milliseconds. */
const signEvery = 10_000;
/** A run that cannot be seen from here, as in a container with the same directory, has ended after so long without a sign. */
const longestSilence = 60_000;

/** Another run has the directory. */
export class DirectoryTaken extends Error {
  override readonly name = 'DirectoryTaken';
}

/** Keeps a directory for one run, among all processes that see it. */
export class DirectoryLock {
  readonly #path: string;
  readonly #sign: NodeJS.Timeout;
  readonly #release = () => this.release();

  private constructor(path: string) {
    this.#path = path;
    this.#sign = setInterval(() => showSign(path), signEvery);
    this.#sign.unref();
    process.once('exit', this.#release);
  }

  /** @throws DirectoryTaken, or what the system says when nothing can be written there */
  static take(directory: string): DirectoryLock {
    const path = join(directory, lockFile);
    if (!create(path)) {
      const holder = holderOf(path);
      if (holder !== undefined) throw new DirectoryTaken(`a run that began at ${holder.since} is writing there`);
      rmSync(path, { force: true });
      // Two that found the same dead one: one of them is first.
      if (!create(path)) throw new DirectoryTaken('another run has just begun to write there');
    }
    return new DirectoryLock(path);
  }

  /** Safe to call twice. */
  release(): void {
    clearInterval(this.#sign);
    process.off('exit', this.#release);
    try {
      if (readFileSync(this.#path, 'utf8') === thisProcess()) rmSync(this.#path);
    } catch {
      // The directory is gone, and the lock with it.
    }
  }
}

/** Whether a run that goes on has the directory. */
export function isTaken(directory: string): boolean {
  return holderOf(join(directory, lockFile)) !== undefined;
}

/** @returns false when the file is there already */
function create(path: string): boolean {
  try {
    writeFileSync(path, thisProcess(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The run that has the lock and goes on, if one does. */
function holderOf(path: string): { readonly since: string } | undefined {
  try {
    const { birthtime, mtimeMs } = statSync(path);
    const identity = readFileSync(path, 'utf8');
    // Empty: it was made this instant.
    const ended = identity === '' ? 'unknown' : hasEnded(identity);
    const isOver = ended === 'unknown' ? Date.now() - mtimeMs > longestSilence : ended;
    return isOver ? undefined : { since: birthtime.toISOString() };
  } catch {
    return undefined;
  }
}

function showSign(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The directory is gone, which the reports will tell.
  }
}
