import type { Deviation } from './deviation.ts';

export const optionNeverReadAgain: Deviation = {
  name: 'option-never-read-again',
  requirement: 'option.takes-effect',
  bug: 'The option is read at the first connection of the process and kept.',
  says: 'take at least',
  change: (behaviour) => ({
    ...behaviour,
    readLimit: (text, previous, s) => (s.establishments > 0 ? previous : behaviour.readLimit(text, previous, s)),
  }),
};
