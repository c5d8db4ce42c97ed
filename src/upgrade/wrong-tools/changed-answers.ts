import type { StatusAnswer } from '../../status/server-status.ts';
import type { PairDriver } from '../procedure.ts';

/** The procedure is told something else than what the pages say. */
export function changeAnswers(
  driver: PairDriver,
  change: (answer: StatusAnswer, member: string) => StatusAnswer,
): PairDriver {
  return { ...driver, read: async (member) => change(await driver.read(member), member) };
}

/** What a tool makes up for a page that it could not read. */
export const readyBackup: StatusAnswer = {
  kind: 'status',
  form: 'xml',
  status: {
    role: 'backup',
    roleText: 'Backup (Passive)',
    readyForSwitchover: { kind: 'ready' },
    readyForUpgrade: { kind: 'ready' },
    haConnection: undefined,
    name: undefined,
    processId: undefined,
    version: undefined,
  },
};
