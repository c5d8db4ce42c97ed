import type { UnusualServer } from './unusual-server.ts';

export const roleUnknownAtStart: UnusualServer = {
  name: 'role-unknown-at-start',
  about: 'A restarted member has no role for two seconds (A10).',
  change: (behaviour) => ({
    ...behaviour,
    roleText: (s) => (s.starts > 1 && s.now - s.startedAt < 2 ? 'Initializing' : behaviour.roleText(s)),
  }),
  tolerances: { grace: 2, settle: 2 },
};
