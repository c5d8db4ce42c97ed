import type { Deviation } from './deviation.ts';

export const newCallsCountAsCopied: Deviation = {
  name: 'new-calls-count-as-copied',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'What the backup confirms is counted against the missing calls, new ones included.',
  says: 'not ready for switchover',
  change: (behaviour) => {
    let since: number | undefined;
    let began = 0;
    return {
      ...behaviour,
      hurriesNextBatch: (call, s) => {
        if (s.connection?.establishedAt !== since) began = 0;
        since = s.connection?.establishedAt;
        began += 1;
        return behaviour.hurriesNextBatch(call, s);
      },
      primarySynchronized: (s) => {
        const c = s.connection;
        return (
          behaviour.primarySynchronized(s) || (c?.compared === true && c.establishedAt === since && c.missing <= began)
        );
      },
    };
  },
};
