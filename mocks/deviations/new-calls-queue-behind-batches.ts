import type { Deviation } from './deviation.ts';

export const newCallsQueueBehindBatches: Deviation = {
  name: 'new-calls-queue-behind-batches',
  requirement: 'sync.new-calls',
  bug: 'New calls use the queue of the missing calls.',
  change: (behaviour) => ({ ...behaviour, sendsNewCall: () => 'after the missing calls' }),
};
