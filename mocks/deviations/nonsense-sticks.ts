import type { Deviation } from './deviation.ts';

export const nonsenseSticks: Deviation = {
  name: 'nonsense-sticks',
  requirement: 'option.range',
  bug: 'After a value that is no number the option is never read again.',
  says: 'take at least',
  change: (behaviour) => {
    let spoilt = false;
    return {
      ...behaviour,
      readLimit: (text, previous, s) => {
        spoilt ||= text !== undefined && Number.isNaN(Number(text));
        return spoilt ? 500 : behaviour.readLimit(text, previous, s);
      },
    };
  },
};
