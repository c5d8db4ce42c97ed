import type { Deviation } from './deviation.ts';

export const defaultOneTooMany: Deviation = {
  name: 'default-one-too-many',
  requirement: 'option.default',
  bug: 'The default is written as 501.',
  says: 'at most 500 missing calls are copied before a pause',
  change: (behaviour) => ({ ...behaviour, defaultLimit: () => 501 }),
};
