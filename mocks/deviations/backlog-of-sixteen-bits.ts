import type { Deviation } from './deviation.ts';

export const backlogOfSixteenBits: Deviation = {
  name: 'backlog-of-sixteen-bits',
  requirement: 'sync.missing-after-link-loss',
  bug: 'The number of missing calls is kept in sixteen bits.',
  says: 'none was copied for 60 s',
  change: (behaviour) => {
    let since: number | undefined;
    let listed = 0;
    return {
      ...behaviour,
      isMissing: (call, there, s) => {
        const missing = behaviour.isMissing(call, there, s);
        if (s.connection?.establishedAt !== since) listed = 0;
        since = s.connection?.establishedAt;
        if (!missing) return false;
        listed += 1;
        const all = s.calls - (s.connection?.callsOnBackup ?? 0);
        return all < 65_536 || listed <= all % 65_536;
      },
    };
  },
};
