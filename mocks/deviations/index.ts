/** Every deviation there is, by name. */

import { backlogCounterOverflows } from './backlog-counter-overflows.ts';
import { backlogForgottenFromThirdConnection } from './backlog-forgotten-from-third-connection.ts';
import { backlogForgottenFromThirdRestart } from './backlog-forgotten-from-third-restart.ts';
import { backlogOfSixteenBits } from './backlog-of-sixteen-bits.ts';
import { backupClearsUpAfterTenMinutes } from './backup-clears-up-after-ten-minutes.ts';
import { backupFlagFallsAfterNinetySeconds } from './backup-flag-falls-after-ninety-seconds.ts';
import { backupFlagLateAfterLoss } from './backup-flag-late-after-loss.ts';
import { backupFlagStaysAfterLoss } from './backup-flag-stays-after-loss.ts';
import { backupIgnoresMissingCalls } from './backup-ignores-missing-calls.ts';
import { backupNeverReady } from './backup-never-ready.ts';
import { backupNeverReadyAfterThirdSwitchover } from './backup-never-ready-after-third-switchover.ts';
import { backupNeverReadyFromFourthStart } from './backup-never-ready-from-fourth-start.ts';
import { backupPageMissing } from './backup-page-missing.ts';
import { backupReadinessLapses } from './backup-readiness-lapses.ts';
import { backupReadyAfterFirstBatch } from './backup-ready-after-first-batch.ts';
import { backupReadyAfterLongLoss } from './backup-ready-after-long-loss.ts';
import { backupReadyAfterSecondLoss } from './backup-ready-after-second-loss.ts';
import { backupReadyAfterTwoSeconds } from './backup-ready-after-two-seconds.ts';
import { backupReadyAtThirdSynchronization } from './backup-ready-at-third-synchronization.ts';
import { backupReadyWithAThousandCalls } from './backup-ready-with-a-thousand-calls.ts';
import { backupReadyWithoutCalls } from './backup-ready-without-calls.ts';
import { backupUpgradeNeedsConnection } from './backup-upgrade-needs-connection.ts';
import { backupWaitsSixtySeconds } from './backup-waits-sixty-seconds.ts';
import { backupWaitsTwelveSeconds } from './backup-waits-twelve-seconds.ts';
import { backupWrongAtSecondSynchronization } from './backup-wrong-at-second-synchronization.ts';
import { batchLimitIgnored } from './batch-limit-ignored.ts';
import { batchOneTooMany } from './batch-one-too-many.ts';
import { callsAboveThousandNotCopied } from './calls-above-thousand-not-copied.ts';
import { callsAboveTwentyThousandNotCopied } from './calls-above-twenty-thousand-not-copied.ts';
import { callsLostAboveFiveHundred } from './calls-lost-above-five-hundred.ts';
import { callsLostAtSwitchover } from './calls-lost-at-switchover.ts';
import { callsLostOnTheWayBack } from './calls-lost-on-the-way-back.ts';
import { callsLostWithTheUpgrade } from './calls-lost-with-the-upgrade.ts';
import { callsVanishAfterSwitchover } from './calls-vanish-after-switchover.ts';
import { callsVanishAfterTakeover } from './calls-vanish-after-takeover.ts';
import { callsVanishAfterUpgrade } from './calls-vanish-after-upgrade.ts';
import { copiesAgainAfterLinkLoss } from './copies-again-after-link-loss.ts';
import { copiesAgainAfterSwitchover } from './copies-again-after-switchover.ts';
import { copiesAgainAtThirdConnection } from './copies-again-at-third-connection.ts';
import { copiesEverythingAgain } from './copies-everything-again.ts';
import { default1000FromThirdConnection } from './default-1000-from-third-connection.ts';
import { defaultOneTooMany } from './default-one-too-many.ts';
import { defaultOption1000 } from './default-option-1000.ts';
import type { Deviation } from './deviation.ts';
import { differentBuildsCopyNothing } from './different-builds-copy-nothing.ts';
import { emptiedPrimaryNotReady } from './emptied-primary-not-ready.ts';
import { endDuringSynchronizationHolds } from './end-during-synchronization-holds.ts';
import { endOfCallTakesReadiness } from './end-of-call-takes-readiness.ts';
import { endOfMultisiteCallUnnoticed } from './end-of-multisite-call-unnoticed.ts';
import { endedCallHoldsAtThirdSynchronization } from './ended-call-holds-at-third-synchronization.ts';
import { endedCallHoldsFlag } from './ended-call-holds-flag.ts';
import { endedCallKeepsItsPlace } from './ended-call-keeps-its-place.ts';
import { endedCallsCountAsCopied } from './ended-calls-count-as-copied.ts';
import { endedWithoutConnectionHolds } from './ended-without-connection-holds.ts';
import { equalNumbersCopyNothing } from './equal-numbers-copy-nothing.ts';
import { everyTenthCallNotCopied } from './every-tenth-call-not-copied.ts';
import { exponentAccepted } from './exponent-accepted.ts';
import { fewMissingCallsPassForNone } from './few-missing-calls-pass-for-none.ts';
import { findByName } from './find-by-name.ts';
import { firstCallOfNextBatchSkipped } from './first-call-of-next-batch-skipped.ts';
import { firstMemberNeverPrimaryAgain } from './first-member-never-primary-again.ts';
import { firstMultisiteEndReleases } from './first-multisite-end-releases.ts';
import { flagBlankAfterTenMinutes } from './flag-blank-after-ten-minutes.ts';
import { flagBlankWhileNotReady } from './flag-blank-while-not-ready.ts';
import { flagCountsConditions } from './flag-counts-conditions.ts';
import { flagCountsConnections } from './flag-counts-connections.ts';
import { flagLateAfterConnectionLoss } from './flag-late-after-connection-loss.ts';
import { flagMinusOneWithoutConnection } from './flag-minus-one-without-connection.ts';
import { flagTrueText } from './flag-true-text.ts';
import { flagsABuildBeforeCopying } from './flags-a-build-before-copying.ts';
import { flagsStayAfterConnectionLoss } from './flags-stay-after-connection-loss.ts';
import { flickerAtFortyFourSeconds } from './flicker-at-forty-four-seconds.ts';
import { flickerAtThirtySeconds } from './flicker-at-thirty-seconds.ts';
import { formerPrimaryNotReadyForUpgrade } from './former-primary-not-ready-for-upgrade.ts';
import { formerPrimaryReadyWithoutConnection } from './former-primary-ready-without-connection.ts';
import { fourthConnectionCopiesNothing } from './fourth-connection-copies-nothing.ts';
import { fourthStartOfBackupReadyAtOnce } from './fourth-start-of-backup-ready-at-once.ts';
import { fourthStartReadyAtOnce } from './fourth-start-ready-at-once.ts';
import { freshPrimaryReadyAtFirst } from './fresh-primary-ready-at-first.ts';
import { gateAtTheNextBuild } from './gate-at-the-next-build.ts';
import { gateByTheLastNumber } from './gate-by-the-last-number.ts';
import { gateWithThreeDigits } from './gate-with-three-digits.ts';
import { halfMinuteFromThirdConnection } from './half-minute-from-third-connection.ts';
import { halfPauseWithLargeBatches } from './half-pause-with-large-batches.ts';
import { idlePrimaryReadyForUpgrade } from './idle-primary-ready-for-upgrade.ts';
import { interruptedCopyingNotResumed } from './interrupted-copying-not-resumed.ts';
import { knownCallsTakePlaces } from './known-calls-take-places.ts';
import { lastBatchNotSent } from './last-batch-not-sent.ts';
import { lastEndedCallHolds } from './last-ended-call-holds.ts';
import { limitDoubledAfterTenthBatch } from './limit-doubled-after-tenth-batch.ts';
import { limitDoubledWithMultisiteCalls } from './limit-doubled-with-multisite-calls.ts';
import { limitForgottenAfterSwitchover } from './limit-forgotten-after-switchover.ts';
import { limitForgottenAtThirdConnection } from './limit-forgotten-at-third-connection.ts';
import { limitIgnoredAfterNinetySeconds } from './limit-ignored-after-ninety-seconds.ts';
import { limitIgnoredAtSecondSynchronization } from './limit-ignored-at-second-synchronization.ts';
import { limitIgnoredForManyCalls } from './limit-ignored-for-many-calls.ts';
import { limitOfAThousandOneTooMany } from './limit-of-a-thousand-one-too-many.ts';
import { lonelyPrimaryReadyForUpgrade } from './lonely-primary-ready-for-upgrade.ts';
import { memberAnswersAfterSecondStop } from './member-answers-after-second-stop.ts';
import { missingCallsCopiedTwice } from './missing-calls-copied-twice.ts';
import { multisiteCallsCounted } from './multisite-calls-counted.ts';
import { multisiteCallsForgottenAtThirdConnection } from './multisite-calls-forgotten-at-third-connection.ts';
import { multisiteCallsForgottenByBoth } from './multisite-calls-forgotten-by-both.ts';
import { multisiteCallsInOneByte } from './multisite-calls-in-one-byte.ts';
import { multisiteCallsLostAtSwitchover } from './multisite-calls-lost-at-switchover.ts';
import { multisiteCallsStopCopying } from './multisite-calls-stop-copying.ts';
import { multisiteEndInCutUnnoticed } from './multisite-end-in-cut-unnoticed.ts';
import { multisiteForgottenBesideOrdinaryCalls } from './multisite-forgotten-beside-ordinary-calls.ts';
import { multisiteIgnored } from './multisite-ignored.ts';
import { multisiteWaitEndsAfter65Seconds } from './multisite-wait-ends-after-65-seconds.ts';
import { multisiteWaitEndsAfterTenMinutes } from './multisite-wait-ends-after-ten-minutes.ts';
import { negativeMeansUnlimited } from './negative-means-unlimited.ts';
import { neverReadyAfterSecondSwitchover } from './never-ready-after-second-switchover.ts';
import { neverReadyAfterSwitchoverInCut } from './never-ready-after-switchover-in-cut.ts';
import { neverReadyFromFifthConnection } from './never-ready-from-fifth-connection.ts';
import { neverReadyPrimary } from './never-ready-primary.ts';
import { newBackupNeverReadyAfterEarlySwitchover } from './new-backup-never-ready-after-early-switchover.ts';
import { newCallCountsAsMissing } from './new-call-counts-as-missing.ts';
import { newCallHurriesNextBatch } from './new-call-hurries-next-batch.ts';
import { newCallsAboveThousandLost } from './new-calls-above-thousand-lost.ts';
import { newCallsCopiedTwice } from './new-calls-copied-twice.ts';
import { newCallsCountAsCopied } from './new-calls-count-as-copied.ts';
import { newCallsLostDuringSynchronization } from './new-calls-lost-during-synchronization.ts';
import { newCallsNotCopied } from './new-calls-not-copied.ts';
import { newCallsNotCopiedAfterAMinute } from './new-calls-not-copied-after-a-minute.ts';
import { newCallsNotCopiedAfterAnHour } from './new-calls-not-copied-after-an-hour.ts';
import { newCallsNotCopiedAfterSecondSwitchover } from './new-calls-not-copied-after-second-switchover.ts';
import { newCallsNotCopiedAfterSwitchover } from './new-calls-not-copied-after-switchover.ts';
import { newCallsNotCopiedFromThirdConnection } from './new-calls-not-copied-from-third-connection.ts';
import { newCallsNotCopiedToRestartedBackup } from './new-calls-not-copied-to-restarted-backup.ts';
import { newCallsQueueBehindBatches } from './new-calls-queue-behind-batches.ts';
import { newMultisiteCallsNotCopied } from './new-multisite-calls-not-copied.ts';
import { newMultisiteHolds } from './new-multisite-holds.ts';
import { newPrimaryKeepsFlagWithoutConnection } from './new-primary-keeps-flag-without-connection.ts';
import { newPrimaryNeverReady } from './new-primary-never-ready.ts';
import { newPrimaryReadyForUpgrade } from './new-primary-ready-for-upgrade.ts';
import { noCopyingAfterLongCut } from './no-copying-after-long-cut.ts';
import { noCopyingAfterNinetySeconds } from './no-copying-after-ninety-seconds.ts';
import { noCopyingAfterSwitchover } from './no-copying-after-switchover.ts';
import { noPause } from './no-pause.ts';
import { noPauseAfterLongService } from './no-pause-after-long-service.ts';
import { noPauseAtSecondSynchronization } from './no-pause-at-second-synchronization.ts';
import { noPauseBeforeLastBatch } from './no-pause-before-last-batch.ts';
import { noPauseFromThirdConnection } from './no-pause-from-third-connection.ts';
import { noSynchronizationAfterLinkLoss } from './no-synchronization-after-link-loss.ts';
import { noTimerAfterLongService } from './no-timer-after-long-service.ts';
import { noTimerAfterSwitchover } from './no-timer-after-switchover.ts';
import { noUpgradeAfterRestartInCut } from './no-upgrade-after-restart-in-cut.ts';
import { noUpgradeDuringSynchronization } from './no-upgrade-during-synchronization.ts';
import { noUpgradeOfOldBackup } from './no-upgrade-of-old-backup.ts';
import { noUpgradeRightAfterConnection } from './no-upgrade-right-after-connection.ts';
import { noUpgradeRightAfterStart } from './no-upgrade-right-after-start.ts';
import { noUpgradeWhenSettled } from './no-upgrade-when-settled.ts';
import { noUpgradeWithMultisiteCalls } from './no-upgrade-with-multisite-calls.ts';
import { nonsenseSticks } from './nonsense-sticks.ts';
import { notReadyWithLowestLimit } from './not-ready-with-lowest-limit.ts';
import { oddValuesRoundedUp } from './odd-values-rounded-up.ts';
import { oldBuildHasBrokenPage } from './old-build-has-broken-page.ts';
import { oldPrimaryReturnsAsSecond } from './old-primary-returns-as-second.ts';
import { oldestCallsNotCopied } from './oldest-calls-not-copied.ts';
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
import { pageFailsAboveTenThousandCalls } from './page-fails-above-ten-thousand-calls.ts';
import { pageFailsAfter150Seconds } from './page-fails-after-150-seconds.ts';
import { pageFailsAfterTwentyRequests } from './page-fails-after-twenty-requests.ts';
import { pageForProgramsKeepsFlagOfRestartedBackup } from './page-for-programs-keeps-flag-of-restarted-backup.ts';
import { pageGoneAfterRestart } from './page-gone-after-restart.ts';
import { pageGoneOnNewBackup } from './page-gone-on-new-backup.ts';
import { pageMissingWithoutConnection } from './page-missing-without-connection.ts';
import { pageShowsFirstVersion } from './page-shows-first-version.ts';
import { pageWithoutReadinessOnBackup } from './page-without-readiness-on-backup.ts';
import { pauseNineTenths } from './pause-nine-tenths.ts';
import { pauseOfEightSeconds } from './pause-of-eight-seconds.ts';
import { pauseOnceOnly } from './pause-once-only.ts';
import { portOneAbove } from './port-one-above.ts';
import { portOptionIgnored } from './port-option-ignored.ts';
import { portOptionLostAtRestart } from './port-option-lost-at-restart.ts';
import { portOptionNeverMovesBack } from './port-option-never-moves-back.ts';
import { portOptionNotReadByFormerPrimary } from './port-option-not-read-by-former-primary.ts';
import { primaryFlagFallsAfterTwoMinutes } from './primary-flag-falls-after-two-minutes.ts';
import { primaryFlagFallsAtMidnight } from './primary-flag-falls-at-midnight.ts';
import { primaryReadyDuringSynchronization } from './primary-ready-during-synchronization.ts';
import { primaryReadyForUpgradeAfter150Seconds } from './primary-ready-for-upgrade-after-150-seconds.ts';
import { primaryReadyForUpgradeAfterThirdSwitchover } from './primary-ready-for-upgrade-after-third-switchover.ts';
import { primaryReadyForUpgradeInLongCut } from './primary-ready-for-upgrade-in-long-cut.ts';
import { raisedOptionAppliedAtOnce } from './raised-option-applied-at-once.ts';
import { readinessLapses } from './readiness-lapses.ts';
import { readyAfterLongLoss } from './ready-after-long-loss.ts';
import { readyAfterNinetySeconds } from './ready-after-ninety-seconds.ts';
import { readyAfterTakingOver } from './ready-after-taking-over.ts';
import { readyBeforeSixtySeconds } from './ready-before-sixty-seconds.ts';
import { readyInLastBatches } from './ready-in-last-batches.ts';
import { readyPrimaryReadyForUpgrade } from './ready-primary-ready-for-upgrade.ts';
import { readyWithoutBackup } from './ready-without-backup.ts';
import { restartedBackupInCutSaysPrimary } from './restarted-backup-in-cut-says-primary.ts';
import { restartedBackupReadyAtOnce } from './restarted-backup-ready-at-once.ts';
import { restartedBackupReadyInCut } from './restarted-backup-ready-in-cut.ts';
import { restartedBackupWaitsForPrimary } from './restarted-backup-waits-for-primary.ts';
import { restartedMemberIsPrimary } from './restarted-member-is-primary.ts';
import { roleTextWrongAfter150Seconds } from './role-text-wrong-after-150-seconds.ts';
import { rolesFallBack } from './roles-fall-back.ts';
import { rolesNotExchanged } from './roles-not-exchanged.ts';
import { secondFailoverLosesCalls } from './second-failover-loses-calls.ts';
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
import { thirdChangeNotRead } from './third-change-not-read.ts';
import { thirdConnectionGetsNothing } from './third-connection-gets-nothing.ts';
import { thirdSwitchoverIgnored } from './third-switchover-ignored.ts';
import { thirdSwitchoverLosesCalls } from './third-switchover-loses-calls.ts';
import { threePausesAfterLastBatch } from './three-pauses-after-last-batch.ts';
import { timerFromProcessStart } from './timer-from-process-start.ts';
import { timerLateAfterReadyPair } from './timer-late-after-ready-pair.ts';
import { timerNotRestarted } from './timer-not-restarted.ts';
import { timerRunsOnWithoutConnection } from './timer-runs-on-without-connection.ts';
import { twoBackups } from './two-backups.ts';
import { twoHindrancesCancelOut } from './two-hindrances-cancel-out.ts';
import { twoPrimaries } from './two-primaries.ts';
import { twoThousandNewCallsLost } from './two-thousand-new-calls-lost.ts';
import { unsetKeepsLastValue } from './unset-keeps-last-value.ts';
import { upgradeFlagStaleAfterSwitchover } from './upgrade-flag-stale-after-switchover.ts';
import { upgradeReadyPrimary } from './upgrade-ready-primary.ts';
import { versionComparedAsText } from './version-compared-as-text.ts';
import { versionOfTheFirstMemberOnly } from './version-of-the-first-member-only.ts';
import { versionUnchangedAfterInstall } from './version-unchanged-after-install.ts';
import { webPageGone } from './web-page-gone.ts';
import { webPageKeepsFlagAfterLoss } from './web-page-keeps-flag-after-loss.ts';
import { webPageShowsOldFlag } from './web-page-shows-old-flag.ts';
import { webPageShowsOldRole } from './web-page-shows-old-role.ts';
import { webPageStandsStill } from './web-page-stands-still.ts';
import { wholeMinutesOfTheClock } from './whole-minutes-of-the-clock.ts';
import { youngestCallsLostAtSwitchover } from './youngest-calls-lost-at-switchover.ts';
import { zeroMeansUnlimited } from './zero-means-unlimited.ts';

export const deviations: readonly Deviation[] = [
  backlogCounterOverflows,
  backlogForgottenFromThirdConnection,
  backlogForgottenFromThirdRestart,
  backlogOfSixteenBits,
  backupClearsUpAfterTenMinutes,
  backupFlagFallsAfterNinetySeconds,
  backupFlagLateAfterLoss,
  backupFlagStaysAfterLoss,
  backupIgnoresMissingCalls,
  backupNeverReady,
  backupNeverReadyAfterThirdSwitchover,
  backupNeverReadyFromFourthStart,
  backupPageMissing,
  backupReadinessLapses,
  backupReadyAfterFirstBatch,
  backupReadyAfterLongLoss,
  backupReadyAfterSecondLoss,
  backupReadyAfterTwoSeconds,
  backupReadyAtThirdSynchronization,
  backupReadyWithAThousandCalls,
  backupReadyWithoutCalls,
  backupUpgradeNeedsConnection,
  backupWaitsSixtySeconds,
  backupWaitsTwelveSeconds,
  backupWrongAtSecondSynchronization,
  batchLimitIgnored,
  batchOneTooMany,
  callsAboveThousandNotCopied,
  callsAboveTwentyThousandNotCopied,
  callsLostAboveFiveHundred,
  callsLostAtSwitchover,
  callsLostOnTheWayBack,
  callsLostWithTheUpgrade,
  callsVanishAfterSwitchover,
  callsVanishAfterTakeover,
  callsVanishAfterUpgrade,
  copiesAgainAfterLinkLoss,
  copiesAgainAfterSwitchover,
  copiesAgainAtThirdConnection,
  copiesEverythingAgain,
  default1000FromThirdConnection,
  defaultOneTooMany,
  defaultOption1000,
  differentBuildsCopyNothing,
  emptiedPrimaryNotReady,
  endDuringSynchronizationHolds,
  endOfCallTakesReadiness,
  endOfMultisiteCallUnnoticed,
  endedCallHoldsAtThirdSynchronization,
  endedCallHoldsFlag,
  endedCallKeepsItsPlace,
  endedCallsCountAsCopied,
  endedWithoutConnectionHolds,
  equalNumbersCopyNothing,
  everyTenthCallNotCopied,
  exponentAccepted,
  fewMissingCallsPassForNone,
  firstCallOfNextBatchSkipped,
  firstMemberNeverPrimaryAgain,
  firstMultisiteEndReleases,
  flagBlankAfterTenMinutes,
  flagBlankWhileNotReady,
  flagCountsConditions,
  flagCountsConnections,
  flagLateAfterConnectionLoss,
  flagMinusOneWithoutConnection,
  flagTrueText,
  flagsABuildBeforeCopying,
  flagsStayAfterConnectionLoss,
  flickerAtFortyFourSeconds,
  flickerAtThirtySeconds,
  formerPrimaryNotReadyForUpgrade,
  formerPrimaryReadyWithoutConnection,
  fourthConnectionCopiesNothing,
  fourthStartOfBackupReadyAtOnce,
  fourthStartReadyAtOnce,
  freshPrimaryReadyAtFirst,
  gateAtTheNextBuild,
  gateByTheLastNumber,
  gateWithThreeDigits,
  halfMinuteFromThirdConnection,
  halfPauseWithLargeBatches,
  idlePrimaryReadyForUpgrade,
  interruptedCopyingNotResumed,
  knownCallsTakePlaces,
  lastBatchNotSent,
  lastEndedCallHolds,
  limitDoubledAfterTenthBatch,
  limitDoubledWithMultisiteCalls,
  limitForgottenAfterSwitchover,
  limitForgottenAtThirdConnection,
  limitIgnoredAfterNinetySeconds,
  limitIgnoredAtSecondSynchronization,
  limitIgnoredForManyCalls,
  limitOfAThousandOneTooMany,
  lonelyPrimaryReadyForUpgrade,
  memberAnswersAfterSecondStop,
  missingCallsCopiedTwice,
  multisiteCallsCounted,
  multisiteCallsForgottenAtThirdConnection,
  multisiteCallsForgottenByBoth,
  multisiteCallsInOneByte,
  multisiteCallsLostAtSwitchover,
  multisiteCallsStopCopying,
  multisiteEndInCutUnnoticed,
  multisiteForgottenBesideOrdinaryCalls,
  multisiteIgnored,
  multisiteWaitEndsAfter65Seconds,
  multisiteWaitEndsAfterTenMinutes,
  negativeMeansUnlimited,
  neverReadyAfterSecondSwitchover,
  neverReadyAfterSwitchoverInCut,
  neverReadyFromFifthConnection,
  neverReadyPrimary,
  newBackupNeverReadyAfterEarlySwitchover,
  newCallCountsAsMissing,
  newCallHurriesNextBatch,
  newCallsAboveThousandLost,
  newCallsCopiedTwice,
  newCallsCountAsCopied,
  newCallsLostDuringSynchronization,
  newCallsNotCopied,
  newCallsNotCopiedAfterAMinute,
  newCallsNotCopiedAfterAnHour,
  newCallsNotCopiedAfterSecondSwitchover,
  newCallsNotCopiedAfterSwitchover,
  newCallsNotCopiedFromThirdConnection,
  newCallsNotCopiedToRestartedBackup,
  newCallsQueueBehindBatches,
  newMultisiteCallsNotCopied,
  newMultisiteHolds,
  newPrimaryKeepsFlagWithoutConnection,
  newPrimaryNeverReady,
  newPrimaryReadyForUpgrade,
  noCopyingAfterLongCut,
  noCopyingAfterNinetySeconds,
  noCopyingAfterSwitchover,
  noPause,
  noPauseAfterLongService,
  noPauseAtSecondSynchronization,
  noPauseBeforeLastBatch,
  noPauseFromThirdConnection,
  noSynchronizationAfterLinkLoss,
  noTimerAfterLongService,
  noTimerAfterSwitchover,
  noUpgradeAfterRestartInCut,
  noUpgradeDuringSynchronization,
  noUpgradeOfOldBackup,
  noUpgradeRightAfterConnection,
  noUpgradeRightAfterStart,
  noUpgradeWhenSettled,
  noUpgradeWithMultisiteCalls,
  nonsenseSticks,
  notReadyWithLowestLimit,
  oddValuesRoundedUp,
  oldBuildHasBrokenPage,
  oldPrimaryReturnsAsSecond,
  oldestCallsNotCopied,
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
  pageFailsAboveTenThousandCalls,
  pageFailsAfter150Seconds,
  pageFailsAfterTwentyRequests,
  pageForProgramsKeepsFlagOfRestartedBackup,
  pageGoneAfterRestart,
  pageGoneOnNewBackup,
  pageMissingWithoutConnection,
  pageShowsFirstVersion,
  pageWithoutReadinessOnBackup,
  pauseNineTenths,
  pauseOfEightSeconds,
  pauseOnceOnly,
  portOneAbove,
  portOptionIgnored,
  portOptionLostAtRestart,
  portOptionNeverMovesBack,
  portOptionNotReadByFormerPrimary,
  primaryFlagFallsAfterTwoMinutes,
  primaryFlagFallsAtMidnight,
  primaryReadyDuringSynchronization,
  primaryReadyForUpgradeAfter150Seconds,
  primaryReadyForUpgradeAfterThirdSwitchover,
  primaryReadyForUpgradeInLongCut,
  raisedOptionAppliedAtOnce,
  readinessLapses,
  readyAfterLongLoss,
  readyAfterNinetySeconds,
  readyAfterTakingOver,
  readyBeforeSixtySeconds,
  readyInLastBatches,
  readyPrimaryReadyForUpgrade,
  readyWithoutBackup,
  restartedBackupInCutSaysPrimary,
  restartedBackupReadyAtOnce,
  restartedBackupReadyInCut,
  restartedBackupWaitsForPrimary,
  restartedMemberIsPrimary,
  roleTextWrongAfter150Seconds,
  rolesFallBack,
  rolesNotExchanged,
  secondFailoverLosesCalls,
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
  thirdChangeNotRead,
  thirdConnectionGetsNothing,
  thirdSwitchoverIgnored,
  thirdSwitchoverLosesCalls,
  threePausesAfterLastBatch,
  timerFromProcessStart,
  timerLateAfterReadyPair,
  timerNotRestarted,
  timerRunsOnWithoutConnection,
  twoBackups,
  twoHindrancesCancelOut,
  twoPrimaries,
  twoThousandNewCallsLost,
  unsetKeepsLastValue,
  upgradeFlagStaleAfterSwitchover,
  upgradeReadyPrimary,
  versionComparedAsText,
  versionOfTheFirstMemberOnly,
  versionUnchangedAfterInstall,
  webPageGone,
  webPageKeepsFlagAfterLoss,
  webPageShowsOldFlag,
  webPageShowsOldRole,
  webPageStandsStill,
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
