import type { Deviation } from './deviation.ts';

export const formerPrimaryReadyWithoutConnection: Deviation = {
  name: 'former-primary-ready-without-connection',
  requirement: 'ready.backup.connection',
  bug: 'A member that became backup by a switchover never looks at the connection.',
  says: 'the backup is not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    backupReady: (c, s) => behaviour.backupReady(c, s) || (!c.connection && s.beforeRoleChange !== undefined),
  }),
};
