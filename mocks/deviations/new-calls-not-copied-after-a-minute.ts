import type { Deviation } from './deviation.ts';

export const newCallsNotCopiedAfterAMinute: Deviation = {
  name: 'new-calls-not-copied-after-a-minute',
  requirement: 'sync.new-calls',
  bug: 'Live copying is switched off when the start is over.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({
    ...behaviour,
    sendsNewCall: (call, s) => (s.now - s.startedAt > 60 ? 'never' : behaviour.sendsNewCall(call, s)),
  }),
};
