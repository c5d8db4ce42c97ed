import type { Deviation } from './deviation.ts';

export const callsAboveTwentyThousandNotCopied: Deviation = {
  name: 'calls-above-twenty-thousand-not-copied',
  requirement: 'sync.missing-after-restart',
  bug: 'The list of missing calls has room for 20,000.',
  says: 'none was copied for 60 s',
  change: (behaviour) => {
    let since: number | undefined;
    let listed = 0;
    return {
      ...behaviour,
      isMissing: (call, there, s) => {
        if (s.connection?.establishedAt !== since) listed = 0;
        since = s.connection?.establishedAt;
        const missing = behaviour.isMissing(call, there, s);
        if (missing) listed += 1;
        return missing && listed <= 20_000;
      },
    };
  },
};
