import type { Deviation } from './deviation.ts';

export const noSynchronizationAfterLinkLoss: Deviation = {
  name: 'no-synchronization-after-link-loss',
  requirement: 'sync.missing-after-link-loss',
  bug: 'Only a restarted backup is given the missing calls.',
  says: 'missing calls are copied to the backup until none is missing',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, onBackup, s) => s.establishments <= 1 && behaviour.isMissing(call, onBackup, s),
  }),
};
