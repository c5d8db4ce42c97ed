import type { Deviation } from './deviation.ts';

export const gateByTheLastNumber: Deviation = {
  name: 'gate-by-the-last-number',
  requirement: 'sync.version-gate',
  bug: 'Only the last number of a version is compared.',
  says: 'the page is as build',
  change: (behaviour) => ({
    ...behaviour,
    versionAtLeast: (version, minimum) => Number(version.split('.')[3]) >= Number(minimum.split('.')[3]),
  }),
};
