import type { Deviation } from './deviation.ts';

export const backupIgnoresMissingCalls: Deviation = {
  name: 'backup-ignores-missing-calls',
  requirement: 'ready.backup.calls-synchronized',
  bug: 'The backup is ready as soon as it is connected.',
  says: 'missing on the backup',
  change: (behaviour) => ({ ...behaviour, backupReady: (c) => c.connection }),
};
