import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** This process, as others can tell it. Its number means something only where it was given: in its namespace of this machine since its start. */
export function thisProcess(): string {
  return [hostname(), bootId(), process.pid, startTime(process.pid), processNamespace()].join('/');
}

/** Whether a process has ended, by what it said of itself; `unknown` for one that cannot be seen from here. */
export function hasEnded(identity: string): boolean | 'unknown' {
  const [host, boot, pid, start, namespace] = identity.split('/');
  const here = processNamespace();
  // A container may have the name of its host, and the same boot, and yet other processes.
  const isVisible = host === hostname() && here !== '' && (namespace === here || boot !== bootId());
  return isVisible ? boot !== bootId() || start !== startTime(Number(pid)) : 'unknown';
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
