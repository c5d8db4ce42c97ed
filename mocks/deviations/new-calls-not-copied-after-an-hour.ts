import type { Deviation } from './deviation.ts';

export const newCallsNotCopiedAfterAnHour: Deviation = {
  name: 'new-calls-not-copied-after-an-hour',
  requirement: 'sync.new-calls',
  bug: 'A session of live copying ends after an hour, and is not begun anew.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({
    ...behaviour,
    sendsNewCall: (call, s) =>
      s.now - (s.connection?.establishedAt ?? s.now) > 3600 ? 'never' : behaviour.sendsNewCall(call, s),
  }),
};
