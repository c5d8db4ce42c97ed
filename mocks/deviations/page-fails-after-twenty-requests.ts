import type { Deviation } from './deviation.ts';

export const pageFailsAfterTwentyRequests: Deviation = {
  name: 'page-fails-after-twenty-requests',
  requirement: 'http.status-page',
  bug: 'Twenty requests leave twenty files open, and there is room for no more.',
  says: 'a running member answers with its status page',
  change: (behaviour) => {
    let process = 0;
    let answered = 0;
    return {
      ...behaviour,
      answer: (answer, request, s) => {
        if (s.processId !== process) answered = 0;
        process = s.processId;
        answered += 1;
        return answered > 20 ? { ...answer, status: 500, body: '' } : behaviour.answer(answer, request, s);
      },
    };
  },
};
