import type { UnusualServer } from './unusual-server.ts';

export const shortRoleTexts: UnusualServer = {
  name: 'short-role-texts',
  about: 'The role is one word.',
  pagesOnly: true,
  change: (behaviour) => ({ ...behaviour, roleText: (s) => (s.role === 'primary' ? 'PRIMARY' : 'backup') }),
};
