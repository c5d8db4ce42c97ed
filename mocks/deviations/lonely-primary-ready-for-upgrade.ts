import type { Deviation } from './deviation.ts';

export const lonelyPrimaryReadyForUpgrade: Deviation = {
  name: 'lonely-primary-ready-for-upgrade',
  requirement: 'ready.upgrade.primary-never',
  bug: 'A primary without a backup is thought to be idle.',
  says: 'the primary is not ready for upgrade',
  change: (behaviour) => ({ ...behaviour, readyForUpgrade: (s) => s.role === 'backup' || s.connection === undefined }),
};
