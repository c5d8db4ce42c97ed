import type { Deviation } from './deviation.ts';

export const newCallsLostDuringSynchronization: Deviation = {
  name: 'new-calls-lost-during-synchronization',
  requirement: 'sync.new-calls',
  bug: 'A call that begins while others are copied is on no list.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({
    ...behaviour,
    sendsNewCall: (_call, s) => ((s.connection?.missing ?? 0) > 0 ? 'never' : 'at once'),
  }),
};
