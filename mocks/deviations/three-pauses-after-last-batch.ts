import type { Deviation } from './deviation.ts';

export const threePausesAfterLastBatch: Deviation = {
  name: 'three-pauses-after-last-batch',
  requirement: 'option.batch-pause',
  bug: 'The backup is told of the end three pauses after the last batch.',
  says: 'the backup is ready for switchover',
  change: (behaviour) => {
    let complete: number | undefined;
    return {
      ...behaviour,
      backupSynchronized: (s) => {
        const synchronized = behaviour.backupSynchronized(s);
        if (!synchronized) complete = undefined;
        else complete ??= s.now;
        return complete !== undefined && s.now - complete >= 3;
      },
    };
  },
};
