/** Every deviation there is, by name. */

import { backlogCounterOverflows } from './backlog-counter-overflows.ts';
import { backupFlagLateAfterLoss } from './backup-flag-late-after-loss.ts';
import { backupFlagStaysAfterLoss } from './backup-flag-stays-after-loss.ts';
import { backupIgnoresMissingCalls } from './backup-ignores-missing-calls.ts';
import { backupNeverReady } from './backup-never-ready.ts';
import { backupPageMissing } from './backup-page-missing.ts';
import { backupReadinessLapses } from './backup-readiness-lapses.ts';
import { backupReadyAfterFirstBatch } from './backup-ready-after-first-batch.ts';
import { backupReadyAfterSecondLoss } from './backup-ready-after-second-loss.ts';
import { backupReadyAfterTwoSeconds } from './backup-ready-after-two-seconds.ts';
import { backupReadyWithoutCalls } from './backup-ready-without-calls.ts';
import { backupUpgradeNeedsConnection } from './backup-upgrade-needs-connection.ts';
import { backupWaitsSixtySeconds } from './backup-waits-sixty-seconds.ts';
import { backupWaitsTwelveSeconds } from './backup-waits-twelve-seconds.ts';
import { backupWrongAtSecondSynchronization } from './backup-wrong-at-second-synchronization.ts';
import { batchLimitIgnored } from './batch-limit-ignored.ts';
import { batchOneTooMany } from './batch-one-too-many.ts';
import { callsAboveThousandNotCopied } from './calls-above-thousand-not-copied.ts';
import { callsLostAboveFiveHundred } from './calls-lost-above-five-hundred.ts';
import { callsLostAtSwitchover } from './calls-lost-at-switchover.ts';
import { callsLostOnTheWayBack } from './calls-lost-on-the-way-back.ts';
import { callsLostWithTheUpgrade } from './calls-lost-with-the-upgrade.ts';
import { copiesAgainAfterLinkLoss } from './copies-again-after-link-loss.ts';
import { copiesEverythingAgain } from './copies-everything-again.ts';
import { defaultOneTooMany } from './default-one-too-many.ts';
import { defaultOption1000 } from './default-option-1000.ts';
import type { Deviation } from './deviation.ts';
import { differentBuildsCopyNothing } from './different-builds-copy-nothing.ts';
import { emptiedPrimaryNotReady } from './emptied-primary-not-ready.ts';
import { endDuringSynchronizationHolds } from './end-during-synchronization-holds.ts';
import { endOfCallTakesReadiness } from './end-of-call-takes-readiness.ts';
import { endOfMultisiteCallUnnoticed } from './end-of-multisite-call-unnoticed.ts';
import { endedCallHoldsFlag } from './ended-call-holds-flag.ts';
import { endedCallKeepsItsPlace } from './ended-call-keeps-its-place.ts';
import { endedWithoutConnectionHolds } from './ended-without-connection-holds.ts';
import { everyTenthCallNotCopied } from './every-tenth-call-not-copied.ts';
import { exponentAccepted } from './exponent-accepted.ts';
import { findByName } from './find-by-name.ts';
import { firstCallOfNextBatchSkipped } from './first-call-of-next-batch-skipped.ts';
import { firstMultisiteEndReleases } from './first-multisite-end-releases.ts';
import { flagBlankWhileNotReady } from './flag-blank-while-not-ready.ts';
import { flagCountsConditions } from './flag-counts-conditions.ts';
import { flagLateAfterConnectionLoss } from './flag-late-after-connection-loss.ts';
import { flagMinusOneWithoutConnection } from './flag-minus-one-without-connection.ts';
import { flagTrueText } from './flag-true-text.ts';
import { flagsStayAfterConnectionLoss } from './flags-stay-after-connection-loss.ts';
import { flickerAtFortyFourSeconds } from './flicker-at-forty-four-seconds.ts';
import { flickerAtThirtySeconds } from './flicker-at-thirty-seconds.ts';
import { formerPrimaryNotReadyForUpgrade } from './former-primary-not-ready-for-upgrade.ts';
import { formerPrimaryReadyWithoutConnection } from './former-primary-ready-without-connection.ts';
import { freshPrimaryReadyAtFirst } from './fresh-primary-ready-at-first.ts';
import { gateAtTheNextBuild } from './gate-at-the-next-build.ts';
import { gateByTheLastNumber } from './gate-by-the-last-number.ts';
import { gateWithThreeDigits } from './gate-with-three-digits.ts';
import { halfPauseWithLargeBatches } from './half-pause-with-large-batches.ts';
import { idlePrimaryReadyForUpgrade } from './idle-primary-ready-for-upgrade.ts';
import { interruptedCopyingNotResumed } from './interrupted-copying-not-resumed.ts';
import { knownCallsTakePlaces } from './known-calls-take-places.ts';
import { lastBatchNotSent } from './last-batch-not-sent.ts';
import { lastEndedCallHolds } from './last-ended-call-holds.ts';
import { limitDoubledWithMultisiteCalls } from './limit-doubled-with-multisite-calls.ts';
import { limitForgottenAfterSwitchover } from './limit-forgotten-after-switchover.ts';
import { limitIgnoredAtSecondSynchronization } from './limit-ignored-at-second-synchronization.ts';
import { limitIgnoredForManyCalls } from './limit-ignored-for-many-calls.ts';
import { limitOfAThousandOneTooMany } from './limit-of-a-thousand-one-too-many.ts';
import { lonelyPrimaryReadyForUpgrade } from './lonely-primary-ready-for-upgrade.ts';
import { missingCallsCopiedTwice } from './missing-calls-copied-twice.ts';
import { multisiteCallsForgottenByBoth } from './multisite-calls-forgotten-by-both.ts';
import { multisiteCallsLostAtSwitchover } from './multisite-calls-lost-at-switchover.ts';
import { multisiteCallsStopCopying } from './multisite-calls-stop-copying.ts';
import { multisiteForgottenBesideOrdinaryCalls } from './multisite-forgotten-beside-ordinary-calls.ts';
import { multisiteIgnored } from './multisite-ignored.ts';
import { multisiteWaitEndsAfter65Seconds } from './multisite-wait-ends-after-65-seconds.ts';
import { negativeMeansUnlimited } from './negative-means-unlimited.ts';
import { neverReadyPrimary } from './never-ready-primary.ts';
import { newBackupNeverReadyAfterEarlySwitchover } from './new-backup-never-ready-after-early-switchover.ts';
import { newCallCountsAsMissing } from './new-call-counts-as-missing.ts';
import { newCallsAboveThousandLost } from './new-calls-above-thousand-lost.ts';
import { newCallsCopiedTwice } from './new-calls-copied-twice.ts';
import { newCallsLostDuringSynchronization } from './new-calls-lost-during-synchronization.ts';
import { newCallsNotCopied } from './new-calls-not-copied.ts';
import { newCallsNotCopiedAfterSwitchover } from './new-calls-not-copied-after-switchover.ts';
import { newCallsNotCopiedToRestartedBackup } from './new-calls-not-copied-to-restarted-backup.ts';
import { newCallsQueueBehindBatches } from './new-calls-queue-behind-batches.ts';
import { newMultisiteCallsNotCopied } from './new-multisite-calls-not-copied.ts';
import { newMultisiteHolds } from './new-multisite-holds.ts';
import { newPrimaryNeverReady } from './new-primary-never-ready.ts';
import { newPrimaryReadyForUpgrade } from './new-primary-ready-for-upgrade.ts';
import { noCopyingAfterSwitchover } from './no-copying-after-switchover.ts';
import { noPause } from './no-pause.ts';
import { noPauseAtSecondSynchronization } from './no-pause-at-second-synchronization.ts';
import { noPauseBeforeLastBatch } from './no-pause-before-last-batch.ts';
import { noSynchronizationAfterLinkLoss } from './no-synchronization-after-link-loss.ts';
import { noTimerAfterSwitchover } from './no-timer-after-switchover.ts';
import { noUpgradeDuringSynchronization } from './no-upgrade-during-synchronization.ts';
import { noUpgradeRightAfterConnection } from './no-upgrade-right-after-connection.ts';
import { noUpgradeRightAfterStart } from './no-upgrade-right-after-start.ts';
import { noUpgradeWhenSettled } from './no-upgrade-when-settled.ts';
import { noUpgradeWithMultisiteCalls } from './no-upgrade-with-multisite-calls.ts';
import { notReadyWithLowestLimit } from './not-ready-with-lowest-limit.ts';
import { oddValuesRoundedUp } from './odd-values-rounded-up.ts';
import { oldBuildHasBrokenPage } from './old-build-has-broken-page.ts';
import { oneMissingCallForgotten } from './one-missing-call-forgotten.ts';
import { oneMultisiteCallOverlooked } from './one-multisite-call-overlooked.ts';
import { optionAppliedDuringSynchronization } from './option-applied-during-synchronization.ts';
import { optionLowerBoundExclusive } from './option-lower-bound-exclusive.ts';
import { optionNeverReadAgain } from './option-never-read-again.ts';
import { optionOneConnectionLate } from './option-one-connection-late.ts';
import { optionReadFromBackupSync } from './option-read-from-backup-sync.ts';
import { optionUsedAsIs } from './option-used-as-is.ts';
import { otherSectionWins } from './other-section-wins.ts';
import { pageCutOff } from './page-cut-off.ts';
import { pageGoneAfterRestart } from './page-gone-after-restart.ts';
import { pageGoneOnNewBackup } from './page-gone-on-new-backup.ts';
import { pageMissingWithoutConnection } from './page-missing-without-connection.ts';
import { pageWithoutReadinessOnBackup } from './page-without-readiness-on-backup.ts';
import { pauseNineTenths } from './pause-nine-tenths.ts';
import { pauseOfEightSeconds } from './pause-of-eight-seconds.ts';
import { pauseOnceOnly } from './pause-once-only.ts';
import { portOneAbove } from './port-one-above.ts';
import { portOptionIgnored } from './port-option-ignored.ts';
import { portOptionLostAtRestart } from './port-option-lost-at-restart.ts';
import { primaryReadyDuringSynchronization } from './primary-ready-during-synchronization.ts';
import { raisedOptionAppliedAtOnce } from './raised-option-applied-at-once.ts';
import { readinessLapses } from './readiness-lapses.ts';
import { readyAfterNinetySeconds } from './ready-after-ninety-seconds.ts';
import { readyAfterTakingOver } from './ready-after-taking-over.ts';
import { readyBeforeSixtySeconds } from './ready-before-sixty-seconds.ts';
import { readyInLastBatches } from './ready-in-last-batches.ts';
import { readyPrimaryReadyForUpgrade } from './ready-primary-ready-for-upgrade.ts';
import { readyWithoutBackup } from './ready-without-backup.ts';
import { restartedBackupReadyAtOnce } from './restarted-backup-ready-at-once.ts';
import { restartedBackupWaitsForPrimary } from './restarted-backup-waits-for-primary.ts';
import { restartedMemberIsPrimary } from './restarted-member-is-primary.ts';
import { rolesFallBack } from './roles-fall-back.ts';
import { rolesNotExchanged } from './roles-not-exchanged.ts';
import { secondRestartGetsNothing } from './second-restart-gets-nothing.ts';
import { secondSwitchoverIgnored } from './second-switchover-ignored.ts';
import { secondsRoundedUp } from './seconds-rounded-up.ts';
import { sectionNameByItsBeginning } from './section-name-by-its-beginning.ts';
import { settlingFiftyNineSeconds } from './settling-fifty-nine-seconds.ts';
import { shorterAtSecondConnection } from './shorter-at-second-connection.ts';
import { singleCallLostAtSwitchover } from './single-call-lost-at-switchover.ts';
import { stoppedMemberAnswers } from './stopped-member-answers.ts';
import { syncedFlagLies } from './synced-flag-lies.ts';
import { synchronizedByTheClock } from './synchronized-by-the-clock.ts';
import { thirdConnectionGetsNothing } from './third-connection-gets-nothing.ts';
import { threePausesAfterLastBatch } from './three-pauses-after-last-batch.ts';
import { timerFromProcessStart } from './timer-from-process-start.ts';
import { timerLateAfterReadyPair } from './timer-late-after-ready-pair.ts';
import { timerNotRestarted } from './timer-not-restarted.ts';
import { timerRunsOnWithoutConnection } from './timer-runs-on-without-connection.ts';
import { twoBackups } from './two-backups.ts';
import { twoHindrancesCancelOut } from './two-hindrances-cancel-out.ts';
import { twoPrimaries } from './two-primaries.ts';
import { unsetKeepsLastValue } from './unset-keeps-last-value.ts';
import { upgradeFlagStaleAfterSwitchover } from './upgrade-flag-stale-after-switchover.ts';
import { upgradeReadyPrimary } from './upgrade-ready-primary.ts';
import { versionComparedAsText } from './version-compared-as-text.ts';
import { versionOfTheFirstMemberOnly } from './version-of-the-first-member-only.ts';
import { versionUnchangedAfterInstall } from './version-unchanged-after-install.ts';
import { webPageGone } from './web-page-gone.ts';
import { webPageShowsOldFlag } from './web-page-shows-old-flag.ts';
import { wholeMinutesOfTheClock } from './whole-minutes-of-the-clock.ts';
import { youngestCallsLostAtSwitchover } from './youngest-calls-lost-at-switchover.ts';
import { zeroMeansUnlimited } from './zero-means-unlimited.ts';

export const deviations: readonly Deviation[] = [
  backlogCounterOverflows,
  backupFlagLateAfterLoss,
  backupFlagStaysAfterLoss,
  backupIgnoresMissingCalls,
  backupNeverReady,
  backupPageMissing,
  backupReadinessLapses,
  backupReadyAfterFirstBatch,
  backupReadyAfterSecondLoss,
  backupReadyAfterTwoSeconds,
  backupReadyWithoutCalls,
  backupUpgradeNeedsConnection,
  backupWaitsSixtySeconds,
  backupWaitsTwelveSeconds,
  backupWrongAtSecondSynchronization,
  batchLimitIgnored,
  batchOneTooMany,
  callsAboveThousandNotCopied,
  callsLostAboveFiveHundred,
  callsLostAtSwitchover,
  callsLostOnTheWayBack,
  callsLostWithTheUpgrade,
  copiesAgainAfterLinkLoss,
  copiesEverythingAgain,
  defaultOneTooMany,
  defaultOption1000,
  differentBuildsCopyNothing,
  emptiedPrimaryNotReady,
  endDuringSynchronizationHolds,
  endOfCallTakesReadiness,
  endOfMultisiteCallUnnoticed,
  endedCallHoldsFlag,
  endedCallKeepsItsPlace,
  endedWithoutConnectionHolds,
  everyTenthCallNotCopied,
  exponentAccepted,
  firstCallOfNextBatchSkipped,
  firstMultisiteEndReleases,
  flagBlankWhileNotReady,
  flagCountsConditions,
  flagLateAfterConnectionLoss,
  flagMinusOneWithoutConnection,
  flagTrueText,
  flagsStayAfterConnectionLoss,
  flickerAtFortyFourSeconds,
  flickerAtThirtySeconds,
  formerPrimaryNotReadyForUpgrade,
  formerPrimaryReadyWithoutConnection,
  freshPrimaryReadyAtFirst,
  gateAtTheNextBuild,
  gateByTheLastNumber,
  gateWithThreeDigits,
  halfPauseWithLargeBatches,
  idlePrimaryReadyForUpgrade,
  interruptedCopyingNotResumed,
  knownCallsTakePlaces,
  lastBatchNotSent,
  lastEndedCallHolds,
  limitDoubledWithMultisiteCalls,
  limitForgottenAfterSwitchover,
  limitIgnoredAtSecondSynchronization,
  limitIgnoredForManyCalls,
  limitOfAThousandOneTooMany,
  lonelyPrimaryReadyForUpgrade,
  missingCallsCopiedTwice,
  multisiteCallsForgottenByBoth,
  multisiteCallsLostAtSwitchover,
  multisiteCallsStopCopying,
  multisiteForgottenBesideOrdinaryCalls,
  multisiteIgnored,
  multisiteWaitEndsAfter65Seconds,
  negativeMeansUnlimited,
  neverReadyPrimary,
  newBackupNeverReadyAfterEarlySwitchover,
  newCallCountsAsMissing,
  newCallsAboveThousandLost,
  newCallsCopiedTwice,
  newCallsLostDuringSynchronization,
  newCallsNotCopied,
  newCallsNotCopiedAfterSwitchover,
  newCallsNotCopiedToRestartedBackup,
  newCallsQueueBehindBatches,
  newMultisiteCallsNotCopied,
  newMultisiteHolds,
  newPrimaryNeverReady,
  newPrimaryReadyForUpgrade,
  noCopyingAfterSwitchover,
  noPause,
  noPauseAtSecondSynchronization,
  noPauseBeforeLastBatch,
  noSynchronizationAfterLinkLoss,
  noTimerAfterSwitchover,
  noUpgradeDuringSynchronization,
  noUpgradeRightAfterConnection,
  noUpgradeRightAfterStart,
  noUpgradeWhenSettled,
  noUpgradeWithMultisiteCalls,
  notReadyWithLowestLimit,
  oddValuesRoundedUp,
  oldBuildHasBrokenPage,
  oneMissingCallForgotten,
  oneMultisiteCallOverlooked,
  optionAppliedDuringSynchronization,
  optionLowerBoundExclusive,
  optionNeverReadAgain,
  optionOneConnectionLate,
  optionReadFromBackupSync,
  optionUsedAsIs,
  otherSectionWins,
  pageCutOff,
  pageGoneAfterRestart,
  pageGoneOnNewBackup,
  pageMissingWithoutConnection,
  pageWithoutReadinessOnBackup,
  pauseNineTenths,
  pauseOfEightSeconds,
  pauseOnceOnly,
  portOneAbove,
  portOptionIgnored,
  portOptionLostAtRestart,
  primaryReadyDuringSynchronization,
  raisedOptionAppliedAtOnce,
  readinessLapses,
  readyAfterNinetySeconds,
  readyAfterTakingOver,
  readyBeforeSixtySeconds,
  readyInLastBatches,
  readyPrimaryReadyForUpgrade,
  readyWithoutBackup,
  restartedBackupReadyAtOnce,
  restartedBackupWaitsForPrimary,
  restartedMemberIsPrimary,
  rolesFallBack,
  rolesNotExchanged,
  secondRestartGetsNothing,
  secondSwitchoverIgnored,
  secondsRoundedUp,
  sectionNameByItsBeginning,
  settlingFiftyNineSeconds,
  shorterAtSecondConnection,
  singleCallLostAtSwitchover,
  stoppedMemberAnswers,
  syncedFlagLies,
  synchronizedByTheClock,
  thirdConnectionGetsNothing,
  threePausesAfterLastBatch,
  timerFromProcessStart,
  timerLateAfterReadyPair,
  timerNotRestarted,
  timerRunsOnWithoutConnection,
  twoBackups,
  twoHindrancesCancelOut,
  twoPrimaries,
  unsetKeepsLastValue,
  upgradeFlagStaleAfterSwitchover,
  upgradeReadyPrimary,
  versionComparedAsText,
  versionOfTheFirstMemberOnly,
  versionUnchangedAfterInstall,
  webPageGone,
  webPageShowsOldFlag,
  wholeMinutesOfTheClock,
  youngestCallsLostAtSwitchover,
  zeroMeansUnlimited,
];

/**
 * @throws RangeError naming those that are like it
 */
export function findDeviation(name: string): Deviation {
  return findByName(deviations, name, 'deviation');
}
