import type { Deviation } from './deviation.ts';

export const webPageShowsOldRole: Deviation = {
  name: 'web-page-shows-old-role',
  requirement: 'http.status-page',
  bug: 'The page for people is made anew when a call begins or ends, and not at a switchover.',
  says: 'the page for people says the same',
  change: (behaviour) => ({
    ...behaviour,
    fields: (fields, form, s) => {
      const before = s.beforeRoleChange;
      const plain = behaviour.fields(fields, form, s);
      if (form === 'xml' || before === undefined) return plain;
      return plain.map((field) =>
        field.name === 'HA_ROLE'
          ? { ...field, text: before.role === 'primary' ? 'Primary (Active)' : 'Backup (Passive)' }
          : field.name === 'READINESS_UPGRADE'
            ? { ...field, text: before.readyForUpgrade ? '1' : '0' }
            : field,
      );
    },
  }),
};
