import type { Situation } from '../sip-server/behaviour.ts';
import type { UnusualServer } from './unusual-server.ts';

export const slowRoleChange: UnusualServer = {
  name: 'slow-role-change',
  about: 'A member that is made primary takes three seconds for it; until then there are two backups (A29).',
  change: (behaviour) => ({
    ...behaviour,
    roleText: (s) => (isChanging(s) ? 'Backup (Passive)' : behaviour.roleText(s)),
    readyForUpgrade: (s) => isChanging(s) || behaviour.readyForUpgrade(s),
  }),
  tolerances: { grace: 3, settle: 3 },
};

function isChanging(s: Situation): boolean {
  return s.role === 'primary' && s.beforeRoleChange !== undefined && s.now - s.beforeRoleChange.at < 3;
}
