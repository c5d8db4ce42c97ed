import type { Deviation } from './deviation.ts';

export const pageCutOff: Deviation = {
  name: 'page-cut-off',
  requirement: 'http.status-page',
  bug: 'The page is written to a buffer of 1,000 bytes.',
  says: 'not a status page',
  change: (behaviour) => ({ ...behaviour, answer: (answer) => ({ ...answer, body: answer.body.slice(0, 1000) }) }),
};
