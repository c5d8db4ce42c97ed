import type { Deviation } from './deviation.ts';

export const newCallsNotCopiedToRestartedBackup: Deviation = {
  name: 'new-calls-not-copied-to-restarted-backup',
  requirement: 'sync.new-calls',
  bug: 'Live copying is not switched on again for a new connection.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({
    ...behaviour,
    sendsNewCall: (_call, s) => (s.establishments > 1 && (s.connection?.missing ?? 0) === 0 ? 'never' : 'at once'),
  }),
};
