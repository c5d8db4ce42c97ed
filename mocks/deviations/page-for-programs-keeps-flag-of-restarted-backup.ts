import type { Deviation } from './deviation.ts';

export const pageForProgramsKeepsFlagOfRestartedBackup: Deviation = {
  name: 'page-for-programs-keeps-flag-of-restarted-backup',
  requirement: 'http.status-page',
  bug: 'The page for programs is kept from one start to the next.',
  says: 'the page for people says the same',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) =>
      behaviour.flagText(
        flag,
        ready ||
          (form === 'xml' &&
            flag === 'switchover' &&
            s.role === 'backup' &&
            s.starts > 1 &&
            s.connection?.told?.callsMissing === true),
        form,
        s,
      ),
  }),
};
