import type { UnusualServer } from './unusual-server.ts';

export const optionOfTheBackupCounts: UnusualServer = {
  name: 'option-of-the-backup-counts',
  about: 'Where the members have different limits, that of the backup counts (A13).',
  change: (behaviour) => behaviour,
  readings: { A13: 'backup' },
};
