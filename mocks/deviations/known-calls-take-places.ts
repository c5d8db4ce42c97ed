import type { Deviation } from './deviation.ts';

export const knownCallsTakePlaces: Deviation = {
  name: 'known-calls-take-places',
  requirement: 'sync.only-missing',
  bug: 'Calls that the backup has are not sent and yet counted in the batch.',
  says: 'missing call(s) are not delayed by calls that the backup has',
  change: (behaviour) => {
    const known = new Set<number>();
    return {
      ...behaviour,
      isMissing: (call, there) => {
        if (there) known.add(call.id);
        return !call.multisite;
      },
      copiesOfMissing: (call) => (known.has(call.id) ? 0 : 1),
    };
  },
};
