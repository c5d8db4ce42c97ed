/** The steps of the document's procedure in their order; its third step is two here: looking, and acting. */
export const stepNames = [
  'check backup',
  'upgrade backup',
  'check both',
  'switchover',
  'check new backup',
  'upgrade new backup',
] as const;
export type Step = (typeof stepNames)[number];
