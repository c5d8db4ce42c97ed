import type { WrongTool } from './wrong-tool.ts';

export const secondMemberLeftStopped: WrongTool = {
  name: 'second-member-left-stopped',
  requirement: 'procedure.upgrade-new-backup',
  bug: 'The last step ends with the installation.',
  says: 'the procedure does: stop, install, start, switchover, stop, install, start',
  put: (driver) => {
    let starts = 0;
    return {
      ...driver,
      start: async (member) => {
        starts += 1;
        if (starts === 1) await driver.start(member);
      },
    };
  },
};
