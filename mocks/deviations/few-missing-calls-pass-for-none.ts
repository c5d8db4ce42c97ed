import type { Deviation } from './deviation.ts';

export const fewMissingCallsPassForNone: Deviation = {
  name: 'few-missing-calls-pass-for-none',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'What is left to copy is compared with ten instead of nought.',
  says: 'not ready for switchover',
  change: (behaviour) => ({
    ...behaviour,
    primarySynchronized: (s) => {
      const c = s.connection;
      return behaviour.primarySynchronized(s) || (c?.compared === true && c.missing < 10);
    },
  }),
};
