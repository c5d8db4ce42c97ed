import type { Deviation } from './deviation.ts';

export const optionAppliedDuringSynchronization: Deviation = {
  name: 'option-applied-during-synchronization',
  requirement: 'option.takes-effect',
  bug: 'Every batch reads the option anew.',
  change: (behaviour) => ({ ...behaviour, limitInEffect: (_established, current) => current() }),
};
