import type { UnusualServer } from './unusual-server.ts';

export const backupHeldByOrdinaryCallsOnly: UnusualServer = {
  name: 'backup-held-by-ordinary-calls-only',
  about: 'Multisite calls from before hold the primary and not the backup (A4).',
  change: (behaviour) => behaviour,
  readings: { A4: 'no' },
};
