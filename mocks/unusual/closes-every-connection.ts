import { rewritePage } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const closesEveryConnection: UnusualServer = {
  name: 'closes-every-connection',
  about: 'Every answer ends with the connection, as HTTP/1.0 has it.',
  pagesOnly: true,
  change: (behaviour) => rewritePage(behaviour, (answer) => ({ ...answer, transfer: 'close' })),
};
