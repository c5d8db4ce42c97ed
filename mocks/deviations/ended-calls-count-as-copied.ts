import type { Deviation } from './deviation.ts';

export const endedCallsCountAsCopied: Deviation = {
  name: 'ended-calls-count-as-copied',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'Every call that ends is taken off the number of the missing ones, whichever it was.',
  says: 'not ready for switchover',
  change: (behaviour) => {
    let since: number | undefined;
    let ended = 0;
    return {
      ...behaviour,
      tellsEnd: (call, s) => {
        if (s.connection?.establishedAt !== since) ended = 0;
        since = s.connection?.establishedAt;
        ended += 1;
        return behaviour.tellsEnd(call, s);
      },
      primarySynchronized: (s) => {
        const c = s.connection;
        return (
          behaviour.primarySynchronized(s) || (c?.compared === true && c.establishedAt === since && c.missing <= ended)
        );
      },
    };
  },
};
