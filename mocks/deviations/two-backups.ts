import type { Deviation } from './deviation.ts';

export const twoBackups: Deviation = {
  name: 'two-backups',
  requirement: 'ready.upgrade.follows-role',
  bug: 'The order to become primary is lost.',
  says: 'two running members never both run as backup',
  change: (behaviour) => ({ ...behaviour, takesRole: (ordered) => ordered === 'backup' }),
};
