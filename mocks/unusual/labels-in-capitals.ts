import type { UnusualServer } from './unusual-server.ts';

export const labelsInCapitals: UnusualServer = {
  name: 'labels-in-capitals',
  about: 'Labels are written in other cases and with colons.',
  pagesOnly: true,
  change: (behaviour) => ({
    ...behaviour,
    fields: (fields, form) =>
      form === 'web' ? fields.map((field) => ({ ...field, label: `${field.label.toUpperCase()}:` })) : fields,
  }),
};
