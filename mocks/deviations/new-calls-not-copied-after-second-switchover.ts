import type { Deviation } from './deviation.ts';

export const newCallsNotCopiedAfterSecondSwitchover: Deviation = {
  name: 'new-calls-not-copied-after-second-switchover',
  requirement: 'sync.new-calls',
  bug: 'A member that is primary for the second time does not switch live copying on.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({
    ...behaviour,
    sendsNewCall: (call, s) => (s.roleChanges >= 2 ? 'never' : behaviour.sendsNewCall(call, s)),
  }),
};
