/** Every unusual right server there is. */
import { backupHeldByOrdinaryCallsOnly } from './backup-held-by-ordinary-calls-only.ts';
import { badOptionMeansNearestBound } from './bad-option-means-nearest-bound.ts';
import { badOptionMeansValueBefore } from './bad-option-means-value-before.ts';
import { batchSpreadOverTwoSeconds } from './batch-spread-over-two-seconds.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { chunked } from './chunked.ts';
import { closesEveryConnection } from './closes-every-connection.ts';
import { commentsAroundValues } from './comments-around-values.ts';
import { defaultNamespace } from './default-namespace.ts';
import { endedCallsStayOnBackup } from './ended-calls-stay-on-backup.ts';
import { everyOtherReading } from './every-other-reading.ts';
import { fieldsInReverse } from './fields-in-reverse.ts';
import { firstBatchAfterHalfASecond } from './first-batch-after-half-a-second.ts';
import { firstBatchAfterThreeSeconds } from './first-batch-after-three-seconds.ts';
import { firstBatchAfterTwelveSeconds } from './first-batch-after-twelve-seconds.ts';
import { halfBatches } from './half-batches.ts';
import { htmlContentTypeForXml } from './html-content-type-for-xml.ts';
import { jitteredPause } from './jittered-pause.ts';
import { labelsInCapitals } from './labels-in-capitals.ts';
import { laggingPage } from './lagging-page.ts';
import { latin1 } from './latin-1.ts';
import { longerPause } from './longer-pause.ts';
import { mirroredMultisiteCallsHoldNothing } from './mirrored-multisite-calls-hold-nothing.ts';
import { moduleWithinModule } from './module-within-module.ts';
import { moreAttributes } from './more-attributes.ts';
import { newCallFlickers } from './new-call-flickers.ts';
import { noContentType } from './no-content-type.ts';
import { noLabels } from './no-labels.ts';
import { noProlog } from './no-prolog.ts';
import { oneLongLine } from './one-long-line.ts';
import { optionOfTheBackupCounts } from './option-of-the-backup-counts.ts';
import { pageForProgramsNotImplemented } from './page-for-programs-not-implemented.ts';
import { pauseAfterLastBatch } from './pause-after-last-batch.ts';
import { prefixedElements } from './prefixed-elements.ts';
import { processIdsOfSixDigits } from './process-ids-of-six-digits.ts';
import { processingInstructions } from './processing-instructions.ts';
import { refusesPrematureSwitchover } from './refuses-premature-switchover.ts';
import { roleUnknownAtStart } from './role-unknown-at-start.ts';
import { sendsPauseBeforeFirst } from './sends-pause-before-first.ts';
import { shortRoleTexts } from './short-role-texts.ts';
import { singleQuotedAttributes } from './single-quoted-attributes.ts';
import { slowRoleChange } from './slow-role-change.ts';
import { smallerOptionCounts } from './smaller-option-counts.ts';
import { spacesAroundValues } from './spaces-around-values.ts';
import { switchoverConnectsAnew } from './switchover-connects-anew.ts';
import { unevenBatches } from './uneven-batches.ts';
import { unknownCharset } from './unknown-charset.ts';
import { unknownFields } from './unknown-fields.ts';
import type { UnusualServer } from './unusual-server.ts';
import { utf16 } from './utf-16.ts';
import { valueHalfInCdata } from './value-half-in-cdata.ts';
import { valuesAsCharacterReferences } from './values-as-character-references.ts';
import { valuesAsDecimalReferences } from './values-as-decimal-references.ts';
import { valuesInCdata } from './values-in-cdata.ts';
import { webPageOnly } from './web-page-only.ts';
import { wrappedDeep } from './wrapped-deep.ts';
import { wrongContentType } from './wrong-content-type.ts';

export const unusualServers: readonly UnusualServer[] = [
  backupHeldByOrdinaryCallsOnly,
  badOptionMeansNearestBound,
  badOptionMeansValueBefore,
  batchSpreadOverTwoSeconds,
  byteOrderMark,
  chunked,
  closesEveryConnection,
  commentsAroundValues,
  defaultNamespace,
  endedCallsStayOnBackup,
  everyOtherReading,
  fieldsInReverse,
  firstBatchAfterHalfASecond,
  firstBatchAfterThreeSeconds,
  firstBatchAfterTwelveSeconds,
  halfBatches,
  htmlContentTypeForXml,
  jitteredPause,
  labelsInCapitals,
  laggingPage,
  latin1,
  longerPause,
  mirroredMultisiteCallsHoldNothing,
  moduleWithinModule,
  moreAttributes,
  newCallFlickers,
  noContentType,
  noLabels,
  noProlog,
  oneLongLine,
  optionOfTheBackupCounts,
  pageForProgramsNotImplemented,
  pauseAfterLastBatch,
  prefixedElements,
  processIdsOfSixDigits,
  processingInstructions,
  refusesPrematureSwitchover,
  roleUnknownAtStart,
  sendsPauseBeforeFirst,
  shortRoleTexts,
  singleQuotedAttributes,
  slowRoleChange,
  smallerOptionCounts,
  spacesAroundValues,
  switchoverConnectsAnew,
  unevenBatches,
  unknownCharset,
  unknownFields,
  utf16,
  valueHalfInCdata,
  valuesAsCharacterReferences,
  valuesAsDecimalReferences,
  valuesInCdata,
  webPageOnly,
  wrappedDeep,
  wrongContentType,
];
