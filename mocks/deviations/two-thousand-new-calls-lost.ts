import type { Deviation } from './deviation.ts';

export const twoThousandNewCallsLost: Deviation = {
  name: 'two-thousand-new-calls-lost',
  requirement: 'sync.new-calls',
  bug: 'A burst of new calls has room for 2,000 in a moment.',
  says: 'a call that begins with the HA connection established is copied at once',
  change: (behaviour) => {
    let at = -1;
    let began = 0;
    return {
      ...behaviour,
      sendsNewCall: (call, s) => {
        began = s.now === at ? began + 1 : 1;
        at = s.now;
        return began > 1999 ? 'never' : behaviour.sendsNewCall(call, s);
      },
    };
  },
};
