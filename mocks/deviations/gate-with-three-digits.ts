import type { Deviation } from './deviation.ts';

export const gateWithThreeDigits: Deviation = {
  name: 'gate-with-three-digits',
  requirement: 'sync.version-gate',
  bug: 'A number of a version has room for three digits.',
  says: 'the page is as build 8.1.1000.1 has it',
  change: (behaviour) => ({
    ...behaviour,
    versionAtLeast: (version, minimum) => behaviour.versionAtLeast(version.replaceAll(/(\d{3})\d+/g, '$1'), minimum),
  }),
};
