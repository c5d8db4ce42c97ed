import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who made a container, network or image: a process of a machine since its start. It stands in a label of each. */
export const ownerLabel = 'sip-ha.owner';
/** One run; all that it made bears the same. */
export const runLabel = 'sip-ha.run';

/**
 * A run that we cannot look into, on another machine or in a container with processes of its own, shows that it lives by what
 * it makes in Docker, every few minutes (lease.ts). After so many milliseconds without that it counts as dead.
 */
export const longestSilence = 3600 * 1000;

/** Of an image that `npm run image` made: it stays until somebody removes it. */
const noOwner = 'none';

/** This process. Its number means something only where it was given: in its namespace of this machine since its start. */
export function thisOwner(): string {
  return [hostname(), bootId(), process.pid, startTime(process.pid), processNamespace()].join('/');
}

/**
 * Whether the process of that label has ended.
 *
 * @param lastSign when it last made something in Docker, in Unix milliseconds
 */
export function isDead(owner: string, lastSign: number): boolean {
  if (owner === noOwner) return false;
  const [host, boot, pid, start, namespace] = owner.split('/');
  const here = processNamespace();
  // A container may have the name of its host, and the same boot, and yet other processes.
  const isVisible = host === hostname() && here !== '' && (namespace === here || boot !== bootId());
  if (!isVisible) return Date.now() - lastSign > longestSilence;
  return boot !== bootId() || start !== startTime(Number(pid));
}

export function isRunning(pid: number): boolean {
  return startTime(pid) !== '';
}

/** The namespace that process numbers are of, as a word; empty where there is no such thing, as on another system than Linux. */
export function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return '';
  }
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
