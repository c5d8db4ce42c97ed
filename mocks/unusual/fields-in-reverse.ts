import type { UnusualServer } from './unusual-server.ts';

export const fieldsInReverse: UnusualServer = {
  name: 'fields-in-reverse',
  about: 'The statistics stand on the page in another order.',
  pagesOnly: true,
  change: (behaviour) => ({ ...behaviour, fields: (fields) => fields.toReversed() }),
};
