import type { Deviation } from './deviation.ts';

export const neverReadyAfterSecondSwitchover: Deviation = {
  name: 'never-ready-after-second-switchover',
  requirement: 'ready.primary.all',
  bug: 'The timer of the 60 s is made for each member once for each role.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({ ...behaviour, primaryReady: (c, s) => behaviour.primaryReady(c, s) && s.roleChanges < 2 }),
};
