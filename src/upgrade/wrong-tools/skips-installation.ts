import type { WrongTool } from './wrong-tool.ts';

export const skipsInstallation: WrongTool = {
  name: 'skips-installation',
  requirement: 'procedure.upgrade-backup',
  bug: 'The installer is called for the other member only, as it was there already.',
  says: 'the new version is installed before the member is started',
  put: (driver) => ({ ...driver, install: async () => undefined }),
};
