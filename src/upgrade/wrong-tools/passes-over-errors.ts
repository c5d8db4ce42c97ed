import { remembersPages } from './remembers-pages.ts';
import type { WrongTool } from './wrong-tool.ts';

export const passesOverErrors: WrongTool = {
  name: 'passes-over-errors',
  requirement: 'procedure.never-stop-primary',
  bug: 'A script without a check of its commands: pages are read once and kept, and an order that fails is passed over.',
  says: 'no step stops a member that runs as primary',
  put: (driver) => {
    const passed = () => undefined;
    return remembersPages.put({
      ...driver,
      stop: (member) => driver.stop(member).catch(passed),
      install: (member, version) => driver.install(member, version).catch(passed),
      start: (member) => driver.start(member).catch(passed),
    });
  },
};
