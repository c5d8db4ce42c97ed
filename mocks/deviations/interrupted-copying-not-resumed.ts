import type { Deviation } from './deviation.ts';

export const interruptedCopyingNotResumed: Deviation = {
  name: 'interrupted-copying-not-resumed',
  requirement: 'sync.missing-after-link-loss',
  bug: 'A call counts as copied once it was on the list, also when the connection was lost before its turn.',
  says: 'none was copied for 60 s',
  change: (behaviour) => {
    const listed = new Set<number>();
    return {
      ...behaviour,
      isMissing: (call, there, s) => {
        const missing = behaviour.isMissing(call, there, s) && !listed.has(call.id);
        if (missing) listed.add(call.id);
        return missing;
      },
    };
  },
};
