import type { Deviation } from './deviation.ts';

export const stoppedMemberAnswers: Deviation = {
  name: 'stopped-member-answers',
  requirement: 'http.flag-values',
  bug: 'Old values are served from a cache in front of the member.',
  says: 'a stopped member gives no answer',
  change: (behaviour) => ({ ...behaviour, answersWhileStopped: () => true }),
};
