import type { Deviation } from './deviation.ts';

export const shorterAtSecondConnection: Deviation = {
  name: 'shorter-at-second-connection',
  requirement: 'ready.primary.sixty-seconds',
  bug: 'The second timer is started with a rest of the first.',
  says: 'the primary is still not ready for switchover',
  change: (behaviour) => ({ ...behaviour, settlingTime: (s) => (s.establishments > 1 ? 50 : 60) }),
};
