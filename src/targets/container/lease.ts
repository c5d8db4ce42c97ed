import type { Docker } from './docker.ts';
import { longestSilence } from './owner.ts';

/** Twelve times within the time after which a run that says nothing counts as dead. */
const renewEvery = longestSilence / 12;

export interface Lease {
  /** Ends the renewals; the last volume goes with all else of the run. */
  readonly release: () => void;
}

/**
 * Shows all who share this Docker that this run lives, whether they can see its process or not: an empty volume with the run's
 * labels, made anew every few minutes. Nothing else in Docker costs so little.
 *
 * @param prefix begins the volume's name
 */
export async function holdLease(
  docker: Docker,
  prefix: string,
  labels: Readonly<Record<string, string>>,
  every: number = renewEvery,
): Promise<Lease> {
  let made = 0;
  const name = () => `${prefix}-lives-${made}`;
  const make = () => docker.createVolume({ Name: name(), Labels: { ...labels } });
  await make();
  const renew = async () => {
    const before = name();
    made += 1;
    await make();
    await docker.getVolume(before).remove({ force: true });
  };
  // A Docker that does not answer now may do so the next time; if not, the run has other troubles.
  const timer = setInterval(() => void renew().catch(() => undefined), every);
  timer.unref();
  return { release: () => clearInterval(timer) };
}
