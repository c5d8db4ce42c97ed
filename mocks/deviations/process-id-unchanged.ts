import type { Deviation } from './deviation.ts';

export const processIdUnchanged: Deviation = {
  name: 'process-id-unchanged',
  requirement: 'procedure.upgrade-backup',
  bug: 'The process id is written once, at the first start.',
  change: (behaviour) => ({ ...behaviour, processId: (_fresh, s) => s.firstProcessId }),
};
