import type { Deviation } from './deviation.ts';

export const pageMissingWithoutConnection: Deviation = {
  name: 'page-missing-without-connection',
  requirement: 'http.status-page',
  bug: 'The page is built from the state of the connection and fails without one.',
  says: 'answers with its status page',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, _request, s) => (s.connection === undefined ? { ...answer, status: 500, body: '' } : answer),
  }),
};
