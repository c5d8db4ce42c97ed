import type { Deviation } from './deviation.ts';

export const versionUnchangedAfterInstall: Deviation = {
  name: 'version-unchanged-after-install',
  requirement: 'procedure.outcome',
  bug: 'The installer leaves the old binary in place.',
  says: 'both members run(s) build',
  change: (behaviour) => ({ ...behaviour, installs: (_version, s) => s.firstVersion }),
};
