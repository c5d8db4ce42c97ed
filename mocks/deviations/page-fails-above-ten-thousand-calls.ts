import type { Deviation } from './deviation.ts';

export const pageFailsAboveTenThousandCalls: Deviation = {
  name: 'page-fails-above-ten-thousand-calls',
  requirement: 'http.status-page',
  bug: 'A column of the page has room for four digits.',
  says: 'a running member answers with its status page',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, request, s) =>
      s.calls >= 10_000 ? { ...answer, status: 500, body: '' } : behaviour.answer(answer, request, s),
  }),
};
