import type { Deviation } from './deviation.ts';

export const versionOfTheFirstMemberOnly: Deviation = {
  name: 'version-of-the-first-member-only',
  requirement: 'procedure.outcome',
  bug: 'The installation of the second member is rolled back.',
  says: 'both members run(s) build',
  change: (behaviour) => ({ ...behaviour, installs: (version, s) => (s.name === 'sip-a' ? s.firstVersion : version) }),
};
