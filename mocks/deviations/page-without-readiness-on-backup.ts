import type { Deviation } from './deviation.ts';

export const pageWithoutReadinessOnBackup: Deviation = {
  name: 'page-without-readiness-on-backup',
  requirement: 'http.status-page',
  bug: 'The flag is written by the code of the primary only.',
  says: 'a running member answers with its status page',
  change: (behaviour) => ({
    ...behaviour,
    fields: (fields, _form, s) =>
      s.role === 'backup' ? fields.filter(({ name }) => name !== 'READINESS_SWITCHOVER') : fields,
  }),
};
