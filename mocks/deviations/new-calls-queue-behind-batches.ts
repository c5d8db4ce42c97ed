import type { Deviation } from './deviation.ts';

export const newCallsQueueBehindBatches: Deviation = {
  name: 'new-calls-queue-behind-batches',
  requirement: 'sync.new-calls',
  bug: 'New calls use the queue of the missing calls.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({ ...behaviour, sendsNewCall: () => 'after the missing calls' }),
};
