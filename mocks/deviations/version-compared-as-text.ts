import type { Deviation } from './deviation.ts';

export const versionComparedAsText: Deviation = {
  name: 'version-compared-as-text',
  requirement: 'sync.version-gate',
  bug: 'Versions are compared letter by letter.',
  says: 'the page is as build',
  change: (behaviour) => ({ ...behaviour, versionAtLeast: (version, minimum) => version >= minimum }),
};
