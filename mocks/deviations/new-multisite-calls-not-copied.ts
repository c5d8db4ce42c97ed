import type { Deviation } from './deviation.ts';

export const newMultisiteCallsNotCopied: Deviation = {
  name: 'new-multisite-calls-not-copied',
  requirement: 'sync.new-calls',
  bug: 'Multisite calls are left to the other site.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({ ...behaviour, sendsNewCall: (call) => (call.multisite ? 'never' : 'at once') }),
};
