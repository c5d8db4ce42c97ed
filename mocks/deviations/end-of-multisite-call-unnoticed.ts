import type { Deviation } from './deviation.ts';

export const endOfMultisiteCallUnnoticed: Deviation = {
  name: 'end-of-multisite-call-unnoticed',
  requirement: 'ready.primary.all',
  bug: 'The end of a multisite call is looked at while the 60 s run, and no more after that.',
  says: 'the primary is ready for switchover',
  change: (behaviour) => {
    let held = false;
    return {
      ...behaviour,
      multisiteFinished: (s) => {
        const age = s.now - (s.connection?.establishedAt ?? s.now);
        if (age < 60) held = false;
        else if (!behaviour.multisiteFinished(s)) held = true;
        return !held && behaviour.multisiteFinished(s);
      },
    };
  },
};
