import type { Deviation } from './deviation.ts';

export const webPageShowsOldFlag: Deviation = {
  name: 'web-page-shows-old-flag',
  requirement: 'http.status-page',
  bug: 'The page for people shows the flag as it was at the start.',
  says: 'the page for people says the same',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) =>
      form === 'web' && flag === 'switchover' ? '0' : behaviour.flagText(flag, ready, form, s),
  }),
};
