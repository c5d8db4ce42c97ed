import type { Deviation } from './deviation.ts';

export const syncedFlagLies: Deviation = {
  name: 'synced-flag-lies',
  requirement: 'sync.missing-after-restart',
  bug: 'Missing calls are counted as sent and never are; the flags say 1.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({ ...behaviour, copiesOfMissing: () => 0 }),
};
