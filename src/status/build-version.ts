/**
 * A build's version: four numbers with dots, compared field by field as integers, never as text (sync.version-gate):
 * 8.1.11.0 is older than 8.1.102.58 and 8.1.102.6 is older than 8.1.102.58.
 */

/** The first build that serves the status page. */
const firstWithStatusPage = '8.1.102.13';
/** The first build that copies missing calls, and that reports the two flags. */
const firstWithSynchronization = '8.1.102.58';

/** Less than 0: `left` is older. 0: the same. Throws RangeError for a text that is no version. */
export function compareBuildVersions(left: string, right: string): number {
  const rightFields = fieldsOf(right);
  const difference = fieldsOf(left).map((field, index) => field - (rightFields[index] ?? 0));
  return difference.find((field) => field !== 0) ?? 0;
}

/** Whether a build copies the calls that its peer lacks. Both members must, for a pair to do it. Throws RangeError. */
export function synchronizesMissingCalls(version: string): boolean {
  return compareBuildVersions(version, firstWithSynchronization) >= 0;
}

/** Whether a build has a status page at all, with or without the flags. Throws RangeError. */
export function servesStatusPage(version: string): boolean {
  return compareBuildVersions(version, firstWithStatusPage) >= 0;
}

function fieldsOf(version: string): number[] {
  if (!/^\d{1,6}(\.\d{1,6}){3}$/.test(version)) {
    throw new RangeError(
      `a build's version is four numbers with dots, as in 8.1.102.58, not "${version.slice(0, 40)}"`,
    );
  }
  return version.split('.').map(Number);
}
