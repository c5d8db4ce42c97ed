import { changeAnswers, readyBackup } from './changed-answers.ts';
import type { WrongTool } from './wrong-tool.ts';

export const takesOldBuildForReady: WrongTool = {
  name: 'takes-old-build-for-ready',
  requirement: 'procedure.check-backup',
  bug: 'A build whose page has no readiness counts as ready.',
  says: 'the procedure stops at "check backup"',
  put: (driver) =>
    changeAnswers(driver, (answer) => {
      if (answer.kind !== 'unsupported build' || readyBackup.kind !== 'status') return answer;
      const role = answer.roleText.startsWith('Primary') ? 'primary' : 'backup';
      return { ...readyBackup, status: { ...readyBackup.status, role } };
    }),
};
