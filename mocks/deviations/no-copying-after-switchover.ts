import type { Deviation } from './deviation.ts';

export const noCopyingAfterSwitchover: Deviation = {
  name: 'no-copying-after-switchover',
  requirement: 'sync.missing-after-restart',
  bug: 'A primary that became so by a switchover does not know that it has to copy.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({
    ...behaviour,
    isMissing: (call, there, s) => s.beforeRoleChange === undefined && behaviour.isMissing(call, there, s),
  }),
};
