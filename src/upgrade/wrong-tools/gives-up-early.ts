import type { WrongTool } from './wrong-tool.ts';

export const givesUpEarly: WrongTool = {
  name: 'gives-up-early',
  requirement: 'procedure.check-both',
  bug: 'The limit is in seconds, and the clock in fifths of a second.',
  says: 'the step is carried out',
  put: (driver) => ({ ...driver, now: () => 5 * driver.now() }),
};
