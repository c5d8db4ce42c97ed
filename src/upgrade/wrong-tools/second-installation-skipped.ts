import type { WrongTool } from './wrong-tool.ts';

export const secondInstallationSkipped: WrongTool = {
  name: 'second-installation-skipped',
  requirement: 'procedure.upgrade-new-backup',
  bug: 'The new version counts as installed once one member has it.',
  says: 'the new version is installed before the member is started',
  put: (driver) => {
    let installations = 0;
    return {
      ...driver,
      install: async (member, version) => {
        installations += 1;
        if (installations === 1) await driver.install(member, version);
      },
    };
  },
};
