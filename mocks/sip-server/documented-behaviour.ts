/** What the document says, with the readings of its open points (A<n>) as the member is set to. */
import type { Behaviour } from './behaviour.ts';
import { isVersionAtLeast } from './build-version.ts';

/** The value of ha-max-calls-sync-at-once when it is not set, and its bounds (option.default, option.range). */
const defaultLimit = 500;
const lowestLimit = 200;
const highestLimit = 1000;

/** From this version on a member serves a status page; from the second on the pair synchronizes missing calls. */
export const firstWithPage = '8.1.102.13';
export const firstWithSynchronization = '8.1.102.58';

export const documentedBehaviour: Behaviour = {
  connected: (s) => s.connection !== undefined,
  settlingTime: () => 60,
  settlingSince: (s) => s.connection?.establishedAt ?? Number.POSITIVE_INFINITY,
  primarySynchronized: (s) => {
    const c = s.connection;
    if (c === undefined || !c.compared || c.missing > 0 || c.missingInFlight > 0 || c.stuck > 0 || c.lastPause)
      return false;
    return s.readings.A17 === 'latched' || (c.newInFlight === 0 && s.lastCallAt !== s.now);
  },
  backupSynchronized: (s) => {
    const told = s.connection?.told;
    if (told === undefined || told.callsMissing || (told.multisiteLeft && s.readings.A4 === 'yes')) return false;
    return s.readings.A17 === 'latched' || s.lastCallAt !== s.now;
  },
  multisiteFinished: (s) => s.connection?.multisiteHolding === 0,
  primaryReady: (c) => c.connection && c.settled && c.callsSynchronized && c.multisiteFinished,
  backupReady: (c) => c.connection && c.callsSynchronized,
  readyForUpgrade: (s) => s.role === 'backup',

  versionAtLeast: isVersionAtLeast,
  isMissing: (call, onBackup) => !onBackup && !call.multisite,
  holdsReadiness: (_call, onBackup, s) => s.readings.A3 === 'alive' || !onBackup,
  readLimit: (text, previous, s) => {
    const value = text?.trim() === '' ? Number.NaN : Number(text);
    if (Number.isInteger(value) && value >= lowestLimit && value <= highestLimit) return value;
    if (s.readings.A11 === 'previous') return previous;
    if (s.readings.A11 === 'bound' && value < lowestLimit) return lowestLimit;
    if (s.readings.A11 === 'bound' && value > highestLimit) return highestLimit;
    return defaultLimit;
  },
  defaultLimit: () => defaultLimit,
  chooseLimit: (primary, backup, s) => {
    if (s.readings.A13 === 'backup') return backup;
    return s.readings.A13 === 'smaller' ? Math.min(primary, backup) : primary;
  },
  limitInEffect: (established) => established,
  batchSize: (limit) => limit,
  delayBeforeFirstBatch: () => 0,
  pause: () => 1,
  pauseAfterLast: (s) => s.readings.A14 === 'yes',
  copiesOfMissing: () => 1,
  sendsNewCall: () => 'at once',
  copiesOfNew: () => 1,
  hurriesNextBatch: () => false,
  tellsEnd: () => true,
  endOfMissing: () => 'leaves',
  endWithoutConnection: () => 'nothing',
  removesStale: (occasion, s) => occasion === 'role change' || s.readings.A19 === 'removed',

  roleAtStart: (ordered) => ordered,
  takesRole: () => true,
  obeysSwitchover: () => true,
  keepsCallAsPrimary: () => true,
  dropsCallsAt: () => undefined,
  dropsCall: () => true,
  connectionAtSwitchover: (s) => s.readings.A23,
  installs: (version) => version,

  answersWhileStopped: () => false,
  httpPort: (option) => option,
  roleText: (s) => (s.role === 'primary' ? 'Primary (Active)' : 'Backup (Passive)'),
  flagText: (_flag, ready) => (ready ? '1' : '0'),
  processId: (fresh) => fresh,
  fields: (fields) => fields,
  answer: (answer) => answer,
};
