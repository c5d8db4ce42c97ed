import type { Deviation } from './deviation.ts';

export const gateAtTheNextBuild: Deviation = {
  name: 'gate-at-the-next-build',
  requirement: 'sync.version-gate',
  bug: 'The check says later than 8.1.102.58 where it should say from it on.',
  says: 'the page is as build 8.1.102.58 has it',
  change: (behaviour) => ({
    ...behaviour,
    versionAtLeast: (version, minimum) => version !== minimum && behaviour.versionAtLeast(version, minimum),
  }),
};
