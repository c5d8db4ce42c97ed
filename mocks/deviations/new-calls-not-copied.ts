import type { Deviation } from './deviation.ts';

export const newCallsNotCopied: Deviation = {
  name: 'new-calls-not-copied',
  requirement: 'sync.new-calls',
  bug: 'Live copying is off.',
  change: (behaviour) => ({ ...behaviour, sendsNewCall: () => 'never' }),
};
