import type { WrongTool } from './wrong-tool.ts';

export const installsAnOldVersion: WrongTool = {
  name: 'installs-an-old-version',
  requirement: 'procedure.outcome',
  bug: 'The version to install is read from an old plan.',
  says: 'both members run(s) build',
  put: (driver) => ({ ...driver, install: (member) => driver.install(member, '8.1.102.58') }),
};
