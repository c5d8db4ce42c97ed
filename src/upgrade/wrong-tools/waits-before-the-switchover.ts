import type { WrongTool } from './wrong-tool.ts';

export const waitsBeforeTheSwitchover: WrongTool = {
  name: 'waits-before-the-switchover',
  requirement: 'procedure.check-both',
  bug: 'An operator is asked between the check and the switchover, and nothing is read again.',
  says: 's before',
  put: (driver) => ({
    ...driver,
    switchover: async () => {
      await driver.wait(75);
      await driver.switchover();
    },
  }),
};
