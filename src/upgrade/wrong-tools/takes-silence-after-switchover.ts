import { changeAnswers, readyBackup } from './changed-answers.ts';
import type { WrongTool } from './wrong-tool.ts';

export const takesSilenceAfterSwitchover: WrongTool = {
  name: 'takes-silence-after-switchover',
  requirement: 'procedure.check-new-backup',
  bug: 'A member that does not answer after the switchover counts as the new backup.',
  says: 'the procedure stops at "check new backup"',
  put: (driver) => {
    let switched = false;
    const changed = changeAnswers(driver, (answer) =>
      switched && answer.kind === 'unreachable' ? readyBackup : answer,
    );
    return {
      ...changed,
      switchover: async () => {
        await driver.switchover();
        switched = true;
      },
    };
  },
};
