import type { WrongTool } from './wrong-tool.ts';

export const switchesOverTwice: WrongTool = {
  name: 'switches-over-twice',
  requirement: 'procedure.switchover',
  bug: 'The order is repeated when its answer is late.',
  says: 'a second one was ordered',
  put: (driver) => ({
    ...driver,
    switchover: async () => {
      await driver.switchover();
      await driver.switchover();
    },
  }),
};
