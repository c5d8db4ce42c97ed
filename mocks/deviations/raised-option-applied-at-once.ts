import type { Deviation } from './deviation.ts';

export const raisedOptionAppliedAtOnce: Deviation = {
  name: 'raised-option-applied-at-once',
  requirement: 'option.takes-effect',
  bug: 'A larger value is taken over during synchronization.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, limitInEffect: (established, current) => Math.max(established, current()) }),
};
