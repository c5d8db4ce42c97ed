import type { WrongTool } from './wrong-tool.ts';

export const installsWhatWasThere: WrongTool = {
  name: 'installs-what-was-there',
  requirement: 'procedure.switchover',
  bug: 'The package of the present version is installed again.',
  says: 'only the new primary run(s) build',
  put: (driver) => ({ ...driver, install: (member) => driver.install(member, '8.1.103.95') }),
};
