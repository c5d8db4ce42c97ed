import { changeAnswers, readyBackup } from './changed-answers.ts';
import type { WrongTool } from './wrong-tool.ts';

export const takesSilenceForReady: WrongTool = {
  name: 'takes-silence-for-ready',
  requirement: 'procedure.check-backup',
  bug: 'A page that cannot be read counts as that of a ready backup.',
  says: 'the procedure stops at "check backup"',
  put: (driver) => changeAnswers(driver, (answer) => (answer.kind === 'unreachable' ? readyBackup : answer)),
};
