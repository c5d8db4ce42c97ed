import type { WrongTool } from './wrong-tool.ts';

export const worksOnTheOtherMember: WrongTool = {
  name: 'works-on-the-other-member',
  requirement: 'procedure.never-stop-primary',
  bug: 'Names of members are exchanged in the orders.',
  says: 'no step stops a member that runs as primary',
  put: (driver) => {
    const [first, second] = driver.members;
    const other = (member: string) => (member === first ? second : first);
    return {
      ...driver,
      stop: (member) => driver.stop(other(member)),
      install: (member, version) => driver.install(other(member), version),
      start: (member) => driver.start(other(member)),
    };
  },
};
