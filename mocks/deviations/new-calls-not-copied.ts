import type { Deviation } from './deviation.ts';

export const newCallsNotCopied: Deviation = {
  name: 'new-calls-not-copied',
  requirement: 'sync.new-calls',
  bug: 'Live copying is off.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({ ...behaviour, sendsNewCall: () => 'never' }),
};
