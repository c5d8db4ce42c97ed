import type { Deviation } from './deviation.ts';

export const thirdChangeNotRead: Deviation = {
  name: 'third-change-not-read',
  requirement: 'option.takes-effect',
  bug: 'The option is read anew twice.',
  says: 'take at least',
  change: (behaviour) => {
    let latest: string | undefined;
    let changes = 0;
    return {
      ...behaviour,
      readLimit: (text, previous, s) => {
        if (text === latest) return behaviour.readLimit(text, previous, s);
        if (changes >= 3) return behaviour.readLimit(latest, previous, s);
        changes += 1;
        latest = text;
        return behaviour.readLimit(text, previous, s);
      },
    };
  },
};
