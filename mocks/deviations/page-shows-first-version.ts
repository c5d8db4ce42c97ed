import type { Deviation } from './deviation.ts';

export const pageShowsFirstVersion: Deviation = {
  name: 'page-shows-first-version',
  requirement: 'procedure.outcome',
  bug: 'The page says which version was there when the member was installed first.',
  says: 'the page of sip-',
  change: (behaviour) => ({
    ...behaviour,
    fields: (fields, form, s) =>
      behaviour
        .fields(fields, form, s)
        .map((field) => (field.name === 'version' ? { ...field, text: s.firstVersion } : field)),
  }),
};
