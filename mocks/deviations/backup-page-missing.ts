import type { Deviation } from './deviation.ts';

export const backupPageMissing: Deviation = {
  name: 'backup-page-missing',
  requirement: 'http.status-page',
  bug: 'The page is registered in primary mode only.',
  says: 'a running member answers with its status page',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, _request, s) => (s.role === 'backup' ? { ...answer, status: 404, body: '' } : answer),
  }),
};
