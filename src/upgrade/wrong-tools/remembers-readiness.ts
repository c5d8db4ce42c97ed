import { changeAnswers } from './changed-answers.ts';
import type { WrongTool } from './wrong-tool.ts';

export const remembersReadiness: WrongTool = {
  name: 'remembers-readiness',
  requirement: 'procedure.check-both',
  bug: 'A member that was ready once counts as ready.',
  says: 'only after both pages, read close together, showed readiness',
  put: (driver) => {
    const ready = new Set<string>();
    return changeAnswers(driver, (answer, member) => {
      if (answer.kind !== 'status') return answer;
      if (answer.status.readyForSwitchover.kind === 'ready') ready.add(member);
      return ready.has(member)
        ? { ...answer, status: { ...answer.status, readyForSwitchover: { kind: 'ready' } } }
        : answer;
    });
  },
};
