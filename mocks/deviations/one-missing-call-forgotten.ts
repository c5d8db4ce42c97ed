import type { Deviation } from './deviation.ts';

export const oneMissingCallForgotten: Deviation = {
  name: 'one-missing-call-forgotten',
  requirement: 'ready.primary.calls-synchronized',
  bug: 'The last missing call is taken off the list and never sent.',
  says: 'still missing on the backup',
  change: (behaviour) => ({
    ...behaviour,
    copiesOfMissing: (call, s) => (s.connection?.missing === 0 && call.id === s.callsCreated ? 0 : 1),
  }),
};
