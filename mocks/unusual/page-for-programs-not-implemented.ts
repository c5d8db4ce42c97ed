import type { UnusualServer } from './unusual-server.ts';

export const pageForProgramsNotImplemented: UnusualServer = {
  name: 'page-for-programs-not-implemented',
  about: 'The address of the page for programs says that it is not implemented.',
  pagesOnly: true,
  change: (behaviour) => ({
    ...behaviour,
    answer: (answer, request) =>
      request.target.startsWith('/serverx')
        ? { status: 501, headers: {}, body: '<html><body>not here</body></html>' }
        : answer,
  }),
};
