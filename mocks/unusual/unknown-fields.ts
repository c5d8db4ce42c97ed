import type { UnusualServer } from './unusual-server.ts';

export const unknownFields: UnusualServer = {
  name: 'unknown-fields',
  about: 'The page has statistics that nobody has heard of, with flags among them.',
  pagesOnly: true,
  change: (behaviour) => ({
    ...behaviour,
    fields: (fields) => [
      { name: 'READINESS', label: 'Readiness', text: '1' },
      { name: 'READINESS_MAINTENANCE', label: 'Readiness For Maintenance', text: 'maybe' },
      ...fields,
      { name: 'PEER_HA_ROLE', label: 'HA Role Of The Peer', text: 'Primary (Active)' },
    ],
  }),
};
