import type { Deviation } from './deviation.ts';

export const pageFailsAfter150Seconds: Deviation = {
  name: 'page-fails-after-150-seconds',
  requirement: 'http.status-page',
  bug: 'What makes the page runs out of memory after 150 s.',
  says: 'a running member answers with its status page',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, request, s) =>
      s.now - s.startedAt > 150 ? { ...answer, status: 500, body: '' } : behaviour.answer(answer, request, s),
  }),
};
