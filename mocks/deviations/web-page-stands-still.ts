import type { Deviation } from './deviation.ts';

export const webPageStandsStill: Deviation = {
  name: 'web-page-stands-still',
  requirement: 'http.status-page',
  bug: 'The page for people is made anew for two minutes after the start.',
  says: 'the page for people says the same',
  change: (behaviour) => ({
    ...behaviour,
    flagText: (flag, ready, form, s) => {
      if (form === 'xml' || s.now - s.startedAt < 120) return behaviour.flagText(flag, ready, form, s);
      return behaviour.flagText(flag, flag === 'upgrade' && s.startedAs === 'backup', form, s);
    },
  }),
};
