import type { Deviation } from './deviation.ts';

export const versionUnchangedAfterInstall: Deviation = {
  name: 'version-unchanged-after-install',
  requirement: 'procedure.upgrade-backup',
  bug: 'The installer leaves the old binary in place.',
  change: (behaviour) => ({ ...behaviour, installs: (_version, s) => s.firstVersion }),
};
