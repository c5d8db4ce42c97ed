import type { WrongTool } from './wrong-tool.ts';

export const firstMemberLeftStopped: WrongTool = {
  name: 'first-member-left-stopped',
  requirement: 'procedure.upgrade-backup',
  bug: 'The start is left to the operator.',
  says: 'the procedure does: stop, install, start',
  put: (driver) => ({ ...driver, start: async () => undefined }),
};
