import type { UnusualServer } from './unusual-server.ts';

export const endedCallsStayOnBackup: UnusualServer = {
  name: 'ended-calls-stay-on-backup',
  about: 'Calls that ended without a connection stay on the backup (A19).',
  change: (behaviour) => behaviour,
  readings: { A19: 'stay' },
};
