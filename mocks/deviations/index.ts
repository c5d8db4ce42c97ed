/** Every deviation there is, by name. */

import { backupFlagStaysAfterLoss } from './backup-flag-stays-after-loss.ts';
import { backupIgnoresMissingCalls } from './backup-ignores-missing-calls.ts';
import { backupPageMissing } from './backup-page-missing.ts';
import { backupUpgradeNeedsConnection } from './backup-upgrade-needs-connection.ts';
import { backupWaitsSixtySeconds } from './backup-waits-sixty-seconds.ts';
import { batchLimitIgnored } from './batch-limit-ignored.ts';
import { batchOneTooMany } from './batch-one-too-many.ts';
import { callsLostAtSwitchover } from './calls-lost-at-switchover.ts';
import { copiesEverythingAgain } from './copies-everything-again.ts';
import { defaultOption1000 } from './default-option-1000.ts';
import type { Deviation } from './deviation.ts';
import { endedCallHoldsFlag } from './ended-call-holds-flag.ts';
import { endedCallKeepsItsPlace } from './ended-call-keeps-its-place.ts';
import { everyTenthCallNotCopied } from './every-tenth-call-not-copied.ts';
import { flagTrueText } from './flag-true-text.ts';
import { flagsStayAfterConnectionLoss } from './flags-stay-after-connection-loss.ts';
import { multisiteIgnored } from './multisite-ignored.ts';
import { neverReadyPrimary } from './never-ready-primary.ts';
import { newCallsNotCopied } from './new-calls-not-copied.ts';
import { newCallsQueueBehindBatches } from './new-calls-queue-behind-batches.ts';
import { newMultisiteHolds } from './new-multisite-holds.ts';
import { noPause } from './no-pause.ts';
import { noSynchronizationAfterLinkLoss } from './no-synchronization-after-link-loss.ts';
import { optionAppliedDuringSynchronization } from './option-applied-during-synchronization.ts';
import { optionLowerBoundExclusive } from './option-lower-bound-exclusive.ts';
import { optionNeverReadAgain } from './option-never-read-again.ts';
import { optionUsedAsIs } from './option-used-as-is.ts';
import { pauseNineTenths } from './pause-nine-tenths.ts';
import { portOptionIgnored } from './port-option-ignored.ts';
import { primaryReadyDuringSynchronization } from './primary-ready-during-synchronization.ts';
import { readyBeforeSixtySeconds } from './ready-before-sixty-seconds.ts';
import { readyWithoutBackup } from './ready-without-backup.ts';
import { settlingFiftyNineSeconds } from './settling-fifty-nine-seconds.ts';
import { syncedFlagLies } from './synced-flag-lies.ts';
import { timerFromProcessStart } from './timer-from-process-start.ts';
import { timerNotRestarted } from './timer-not-restarted.ts';
import { twoPrimaries } from './two-primaries.ts';
import { upgradeFlagStaleAfterSwitchover } from './upgrade-flag-stale-after-switchover.ts';
import { upgradeReadyPrimary } from './upgrade-ready-primary.ts';
import { versionComparedAsText } from './version-compared-as-text.ts';
import { versionUnchangedAfterInstall } from './version-unchanged-after-install.ts';

export const deviations: readonly Deviation[] = [
  backupFlagStaysAfterLoss,
  backupIgnoresMissingCalls,
  backupPageMissing,
  backupUpgradeNeedsConnection,
  backupWaitsSixtySeconds,
  batchLimitIgnored,
  batchOneTooMany,
  callsLostAtSwitchover,
  copiesEverythingAgain,
  defaultOption1000,
  endedCallHoldsFlag,
  endedCallKeepsItsPlace,
  everyTenthCallNotCopied,
  flagTrueText,
  flagsStayAfterConnectionLoss,
  multisiteIgnored,
  neverReadyPrimary,
  newCallsNotCopied,
  newCallsQueueBehindBatches,
  newMultisiteHolds,
  noPause,
  noSynchronizationAfterLinkLoss,
  optionAppliedDuringSynchronization,
  optionNeverReadAgain,
  optionLowerBoundExclusive,
  optionUsedAsIs,
  pauseNineTenths,
  portOptionIgnored,
  primaryReadyDuringSynchronization,
  readyBeforeSixtySeconds,
  readyWithoutBackup,
  settlingFiftyNineSeconds,
  syncedFlagLies,
  timerFromProcessStart,
  timerNotRestarted,
  twoPrimaries,
  upgradeFlagStaleAfterSwitchover,
  upgradeReadyPrimary,
  versionComparedAsText,
  versionUnchangedAfterInstall,
];

/**
 * @throws RangeError naming those that are like it, or all
 */
export function findDeviation(name: string): Deviation {
  const found = deviations.find((deviation) => deviation.name === name);
  if (found !== undefined) return found;
  const words = name.split('-').filter((word) => word.length > 2);
  const alike = deviations.map((d) => d.name).filter((known) => words.some((word) => known.includes(word)));
  const all = deviations.map((d) => d.name);
  throw new RangeError(
    `no deviation "${name}"; ${alike.length > 0 ? `perhaps ${alike.join(', ')}` : `there are ${all.join(', ')}`}`,
  );
}
