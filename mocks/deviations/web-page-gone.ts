import type { Deviation } from './deviation.ts';

export const webPageGone: Deviation = {
  name: 'web-page-gone',
  requirement: 'http.status-page',
  bug: 'The page for people was left out of a build.',
  says: 'the page for people says the same',
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, { target }) =>
      target.startsWith('/server?') ? { ...answer, body: '<html><body>Moved.</body></html>' } : answer,
  }),
};
