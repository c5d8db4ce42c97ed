import type { Deviation } from './deviation.ts';

export const neverReadyPrimary: Deviation = {
  name: 'never-ready-primary',
  requirement: 'ready.primary.all',
  bug: 'The primary sends no flag of its own and stays at 0.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => ({ ...behaviour, primaryReady: () => false }),
};
