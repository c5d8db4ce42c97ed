import type { Deviation } from './deviation.ts';

export const memberAnswersAfterSecondStop: Deviation = {
  name: 'member-answers-after-second-stop',
  requirement: 'http.flag-values',
  bug: 'The second time the process lives on without its calls.',
  says: 'a stopped member gives no answer',
  change: (behaviour) => ({ ...behaviour, answersWhileStopped: (s) => s.starts > 1 }),
};
