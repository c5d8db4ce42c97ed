import type { Deviation } from './deviation.ts';

export const optionReadFromBackupSync: Deviation = {
  name: 'option-read-from-backup-sync',
  requirement: 'option.location',
  bug: 'Where section TServer has no value, section backup-sync is asked.',
  says: '500 at once, take at least',
  change: (behaviour) => ({
    ...behaviour,
    defaultLimit: (s) => Number(s.option('backup-sync', 'ha-max-calls-sync-at-once') ?? 500),
  }),
};
