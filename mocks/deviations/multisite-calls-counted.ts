import type { Deviation } from './deviation.ts';

export const multisiteCallsCounted: Deviation = {
  name: 'multisite-calls-counted',
  requirement: 'ready.primary.multisite-finished',
  bug: 'The old multisite calls are a number, from which every one that ends is taken off.',
  says: 'not ready for switchover',
  change: (behaviour) => {
    let since: number | undefined;
    const old = new Set<number>();
    let newEnded = 0;
    return {
      ...behaviour,
      holdsReadiness: (call, there, s) => {
        const holds = behaviour.holdsReadiness(call, there, s);
        if (s.connection?.establishedAt !== since) {
          old.clear();
          newEnded = 0;
        }
        since = s.connection?.establishedAt;
        if (holds) old.add(call.id);
        return holds;
      },
      tellsEnd: (call, s) => {
        if (call.multisite && !old.has(call.id)) newEnded += 1;
        return behaviour.tellsEnd(call, s);
      },
      multisiteFinished: (s) =>
        behaviour.multisiteFinished(s) || (s.connection !== undefined && s.connection.multisiteHolding <= newEnded),
    };
  },
};
