import type { Deviation } from './deviation.ts';

export const everyTenthCallNotCopied: Deviation = {
  name: 'every-tenth-call-not-copied',
  requirement: 'sync.missing-after-restart',
  bug: 'A call in a certain state is skipped by the copying and counted all the same.',
  says: 'none was copied for 60 s',
  change: (behaviour) => ({ ...behaviour, copiesOfMissing: (call) => (call.id % 10 === 0 ? 0 : 1) }),
};
