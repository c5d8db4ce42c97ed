import type { UnusualServer } from './unusual-server.ts';

export const webPageOnly: UnusualServer = {
  name: 'web-page-only',
  about: 'There is no page for programs, only the one for people.',
  pagesOnly: true,
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, request, s) =>
      request.target.startsWith('/serverx')
        ? { status: 404, headers: {}, body: '' }
        : behaviour.answer(answer, request, s),
  }),
};
