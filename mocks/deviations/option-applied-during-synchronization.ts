import type { Deviation } from './deviation.ts';

export const optionAppliedDuringSynchronization: Deviation = {
  name: 'option-applied-during-synchronization',
  requirement: 'option.takes-effect',
  bug: 'Every batch reads the option anew.',
  says: 'take at least',
  change: (behaviour) => ({ ...behaviour, limitInEffect: (_established, current) => current() }),
};
