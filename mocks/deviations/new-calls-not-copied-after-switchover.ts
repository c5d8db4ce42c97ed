import type { Deviation } from './deviation.ts';

export const newCallsNotCopiedAfterSwitchover: Deviation = {
  name: 'new-calls-not-copied-after-switchover',
  requirement: 'sync.new-calls',
  bug: 'The member that became primary does not switch live copying on.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => ({
    ...behaviour,
    sendsNewCall: (_call, s) => (s.beforeRoleChange === undefined ? 'at once' : 'never'),
  }),
};
