import type { Deviation } from './deviation.ts';

export const defaultOption1000: Deviation = {
  name: 'default-option-1000',
  requirement: 'option.default',
  bug: 'The upper bound is taken for the default.',
  says: 'at most 500 missing calls are copied before a pause',
  change: (behaviour) => ({ ...behaviour, defaultLimit: () => 1000 }),
};
