import { hasEnded, thisProcess } from '../../kit/process-identity.ts';

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

/** What the label of all that this process makes says. */
export function thisOwner(): string {
  return thisProcess();
}

/**
 * Whether the process of that label has ended.
 *
 * @param lastSign when it last made something in Docker, in Unix milliseconds
 */
export function isDead(owner: string, lastSign: number): boolean {
  if (owner === noOwner) return false;
  const ended = hasEnded(owner);
  return ended === 'unknown' ? Date.now() - lastSign > longestSilence : ended;
}
