import type { Deviation } from './deviation.ts';

export const neverReadyAfterSwitchoverInCut: Deviation = {
  name: 'never-ready-after-switchover-in-cut',
  requirement: 'ready.primary.all',
  bug: 'A switchover without a connection leaves the state "connection unknown" behind.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => {
    let confused = false;
    return {
      ...behaviour,
      connected: (s) => {
        if (s.connection === undefined && s.beforeRoleChange !== undefined) confused = true;
        return behaviour.connected(s);
      },
      primaryReady: (c, s) => behaviour.primaryReady(c, s) && !confused,
    };
  },
};
