import type { WrongTool } from './wrong-tool.ts';

export const ordersNoSwitchover: WrongTool = {
  name: 'orders-no-switchover',
  requirement: 'procedure.switchover',
  bug: 'The order goes to an address that accepts everything.',
  says: 'did not become primary',
  put: (driver) => ({ ...driver, switchover: async () => undefined }),
};
