import type { Deviation } from './deviation.ts';

export const pageGoneOnNewBackup: Deviation = {
  name: 'page-gone-on-new-backup',
  requirement: 'http.status-page',
  bug: 'A primary that becomes backup gives up its page with its calls.',
  says: 'answers with its status page',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, _request, s) =>
      s.role === 'backup' && s.beforeRoleChange !== undefined ? { ...answer, status: 503, body: '' } : answer,
  }),
};
