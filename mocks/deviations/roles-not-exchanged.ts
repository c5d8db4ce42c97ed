import type { Deviation } from './deviation.ts';

export const rolesNotExchanged: Deviation = {
  name: 'roles-not-exchanged',
  requirement: 'ready.upgrade.follows-role',
  bug: 'An ordered switchover is noted and not carried out.',
  says: 'the roles are exchanged',
  change: (behaviour) => ({ ...behaviour, takesRole: () => false }),
};
