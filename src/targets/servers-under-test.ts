import { deviations } from '../../mocks/deviations/index.ts';
import { unusualServers } from '../../mocks/unusual/index.ts';
import { wrongTools } from '../upgrade/wrong-tools/index.ts';
import type { RightServer, WrongServer } from './server-under-test.ts';

/** Every server, and every upgrade tool, that the self-test tries the suite on. */
export function serversUnderTest(): { readonly wrong: readonly WrongServer[]; readonly right: readonly RightServer[] } {
  return {
    wrong: [...deviations, ...wrongTools].map(({ name, requirement, bug, says }) => ({
      kind: 'wrong',
      name,
      requirement,
      about: bug,
      says,
    })),
    right: unusualServers.map(({ name, about, tolerances, pagesOnly = false }) => ({
      kind: 'right',
      name,
      about,
      late: tolerances !== undefined,
      pagesOnly,
    })),
  };
}
