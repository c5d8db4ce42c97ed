import type { Deviation } from './deviation.ts';

export const webPageKeepsFlagAfterLoss: Deviation = {
  name: 'web-page-keeps-flag-after-loss',
  requirement: 'http.status-page',
  bug: 'The page for people is not told that the connection was lost.',
  says: 'the page for people says the same',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) =>
      form === 'web' && flag === 'switchover' && s.connection === undefined && s.beforeLoss?.readyForSwitchover === true
        ? '1'
        : behaviour.flagText(flag, ready, form, s),
  }),
};
