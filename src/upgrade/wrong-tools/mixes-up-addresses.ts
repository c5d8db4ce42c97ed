import type { WrongTool } from './wrong-tool.ts';

export const mixesUpAddresses: WrongTool = {
  name: 'mixes-up-addresses',
  requirement: 'procedure.check-new-backup',
  bug: 'After the first upgrade the addresses of the two pages are exchanged.',
  says: 'the procedure stops at "check new backup"',
  put: (driver) => {
    let upgraded = false;
    const [first, second] = driver.members;
    return {
      ...driver,
      start: async (member) => {
        await driver.start(member);
        upgraded = true;
      },
      read: (member) => driver.read(upgraded ? (member === first ? second : first) : member),
    };
  },
};
