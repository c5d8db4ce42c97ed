import type { Deviation } from './deviation.ts';

export const newCallsNotCopiedFromThirdConnection: Deviation = {
  name: 'new-calls-not-copied-from-third-connection',
  requirement: 'sync.new-calls',
  bug: 'Live copying is registered with two connections at the most.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({
    ...behaviour,
    sendsNewCall: (call, s) => (s.establishments >= 3 ? 'never' : behaviour.sendsNewCall(call, s)),
  }),
};
