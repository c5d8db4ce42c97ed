import type { Deviation } from './deviation.ts';

export const newCallsAboveThousandLost: Deviation = {
  name: 'new-calls-above-thousand-lost',
  requirement: 'sync.new-calls',
  bug: 'A queue of 1,000 new calls overflows.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({ ...behaviour, sendsNewCall: (call) => (call.id > 1000 ? 'never' : 'at once') }),
};
