import type { Deviation } from './deviation.ts';

export const equalNumbersCopyNothing: Deviation = {
  name: 'equal-numbers-copy-nothing',
  requirement: 'sync.missing-after-link-loss',
  bug: 'The members compare how many calls they have, and are content when it is as many.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.calls !== s.connection?.callsOnBackup && behaviour.isMissing(call, there, s),
  }),
};
