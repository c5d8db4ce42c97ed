import type { WrongTool } from './wrong-tool.ts';

export const installsWhileRunning: WrongTool = {
  name: 'installs-while-running',
  requirement: 'procedure.upgrade-backup',
  bug: 'The member is stopped by the installer, or so it is thought.',
  says: 'a member is stopped before a version is installed',
  put: (driver) => ({ ...driver, stop: async () => undefined }),
};
