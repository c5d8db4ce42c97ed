import type { Deviation } from './deviation.ts';

export const callsAboveThousandNotCopied: Deviation = {
  name: 'calls-above-thousand-not-copied',
  requirement: 'sync.missing-after-restart',
  bug: 'The list of calls has room for 1,000.',
  says: 'missing calls are copied to the backup until none is missing',
  change: (behaviour) => ({ ...behaviour, copiesOfMissing: (call) => (call.id > 1000 ? 0 : 1) }),
};
