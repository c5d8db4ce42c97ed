import type { Deviation } from './deviation.ts';

export const oldestCallsNotCopied: Deviation = {
  name: 'oldest-calls-not-copied',
  requirement: 'sync.missing-after-restart',
  bug: 'Calls that have lasted for an hour are taken for forgotten ones, and not copied.',
  says: 'none was copied for 60 s',
  change: (behaviour) => {
    const begun = new Map<number, number>();
    return {
      ...behaviour,
      isMissing: (call, there, s) =>
        s.now - (begun.get(call.id) ?? s.now) < 3600 && behaviour.isMissing(call, there, s),
      sendsNewCall: (call, s) => {
        begun.set(call.id, s.now);
        return behaviour.sendsNewCall(call, s);
      },
    };
  },
};
