import type { StatusAnswer } from '../../status/server-status.ts';
import type { WrongTool } from './wrong-tool.ts';

export const remembersPages: WrongTool = {
  name: 'remembers-pages',
  requirement: 'procedure.never-stop-primary',
  bug: 'Pages are read once and kept.',
  says: 'no step stops a member that runs as primary',
  put: (driver) => {
    const pages = new Map<string, StatusAnswer>();
    return {
      ...driver,
      read: async (member) => {
        const page = pages.get(member) ?? (await driver.read(member));
        pages.set(member, page);
        return page;
      },
    };
  },
};
