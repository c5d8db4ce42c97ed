import type { Deviation } from './deviation.ts';

export const callsLostWithTheUpgrade: Deviation = {
  name: 'calls-lost-with-the-upgrade',
  requirement: 'procedure.outcome',
  bug: 'A member of a newer build drops calls of the older one when it becomes primary.',
  says: 'no longer exist on the primary',
  change: (behaviour) => ({
    ...behaviour,
    keepsCallAsPrimary: (call, s) => s.version === s.firstVersion || call.id % 3 !== 0,
  }),
};
