import type { Deviation } from './deviation.ts';

export const optionOneConnectionLate: Deviation = {
  name: 'option-one-connection-late',
  requirement: 'option.takes-effect',
  bug: 'The value is read after the connection has begun, so it counts for the one after it.',
  says: 'take at least',
  change: (behaviour) => {
    let before = 500;
    return {
      ...behaviour,
      chooseLimit: (primary, backup, s) => {
        const chosen = before;
        before = behaviour.chooseLimit(primary, backup, s);
        return chosen;
      },
    };
  },
};
