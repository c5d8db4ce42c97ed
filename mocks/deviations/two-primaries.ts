import type { Deviation } from './deviation.ts';

export const twoPrimaries: Deviation = {
  name: 'two-primaries',
  requirement: 'ready.upgrade.follows-role',
  bug: 'A primary that is told to become backup stays primary.',
  says: 'two running members never both run as primary',
  change: (behaviour) => ({ ...behaviour, takesRole: (ordered) => ordered === 'primary' }),
};
