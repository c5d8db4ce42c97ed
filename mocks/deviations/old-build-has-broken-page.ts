import type { Deviation } from './deviation.ts';

export const oldBuildHasBrokenPage: Deviation = {
  name: 'old-build-has-broken-page',
  requirement: 'sync.version-gate',
  bug: 'The page of builds without readiness fails on the flags that it does not have.',
  says: 'the page is as build 8.1.102.57 has it',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, _request, s) =>
      behaviour.versionAtLeast(s.version, '8.1.102.58') ? answer : { ...answer, status: 500, body: '' },
  }),
};
