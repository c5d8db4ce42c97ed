import type { Deviation } from './deviation.ts';

export const pageGoneAfterRestart: Deviation = {
  name: 'page-gone-after-restart',
  requirement: 'http.status-page',
  bug: 'The second start finds the port still taken and serves an error.',
  says: 'answers with its status page',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, _request, s) => (s.starts > 1 ? { ...answer, status: 503, body: '' } : answer),
  }),
};
