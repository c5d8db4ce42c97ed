/** The document's figures, and what follows from them for times that it leaves open. All in seconds on the target's clock. */

/** Seconds that the primary waits after the HA connection is established. */
export const settlingSeconds = 60;

/** Seconds between two batches; also the longest wait that may follow the last one (reading A14). */
export const pauseSeconds = 1;

/** Seconds that a pair which connects anew after a change of roles (reading A23) may take for it, at the least. */
const reconnectSeconds = 10;

/** What the control protocol allows an HA connection to come up in, in seconds. */
export const slowestReconnectSeconds = 60;

/**
 * Seconds after a change of roles within which both members must be ready again, where no call keeps them from it.
 *
 * @param reconnect how late the target's HA connection may come up, in seconds
 */
export function readyAgainSeconds(reconnect: number = reconnectSeconds): number {
  return Math.max(reconnect, reconnectSeconds) + settlingSeconds + pauseSeconds;
}

/** Seconds that a new call may be on its way to the backup and take readiness away for that moment (reading A17). */
export const onItsWaySeconds = 1;
