import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who made a container, network or image: a process of a machine since its start. It stands in a label of each. */
export const ownerLabel = 'sip-ha.owner';
/** One run; all that it made bears the same. */
export const runLabel = 'sip-ha.run';

/** A run on a machine that we cannot look into counts as dead after so many milliseconds. */
const longestRun = 6 * 3600 * 1000;

/** Of an image that `npm run image` made: it stays until somebody removes it. */
const noOwner = 'none';

/** This process. */
export function thisOwner(): string {
  return [hostname(), bootId(), process.pid, startTime(process.pid)].join('/');
}

/**
 * Whether the process of that label has ended.
 *
 * @param madeAt when what it made was made, in Unix milliseconds
 */
export function isDead(owner: string, madeAt: number): boolean {
  if (owner === noOwner) return false;
  const [host, boot, pid, start] = owner.split('/');
  if (host !== hostname()) return Date.now() - madeAt > longestRun;
  return boot !== bootId() || start !== startTime(Number(pid));
}

export function isRunning(pid: number): boolean {
  return startTime(pid) !== '';
}

function bootId(): string {
  return read('/proc/sys/kernel/random/boot_id').trim();
}

/** Tells a process from a later one with the same number; empty when there is none, or one that nobody has buried. */
function startTime(pid: number): string {
  // The program's name, in parentheses, may hold blanks; after it come the state and, as the 19th after that, the start time.
  const [, state, start] = /.*\) (\S) (?:\S+ ){18}(\d+)/s.exec(read(`/proc/${pid}/stat`)) ?? [];
  return start === undefined || state === 'Z' || state === 'X' ? '' : start;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
