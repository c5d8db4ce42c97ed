import { changeAnswers } from './changed-answers.ts';
import type { WrongTool } from './wrong-tool.ts';

export const takesEverythingForReady: WrongTool = {
  name: 'takes-everything-for-ready',
  requirement: 'procedure.check-both',
  bug: 'Readiness for upgrade is read where readiness for switchover is meant.',
  says: 'the procedure stops at "check both"',
  put: (driver) =>
    changeAnswers(driver, (answer) =>
      answer.kind === 'status'
        ? { ...answer, status: { ...answer.status, readyForSwitchover: { kind: 'ready' } } }
        : answer,
    ),
};
