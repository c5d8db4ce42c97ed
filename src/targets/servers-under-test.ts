import { deviations } from '../../mocks/deviations/index.ts';
import { unusualServers } from '../../mocks/unusual/index.ts';
import type { RightServer, WrongServer } from '../self-test/server-under-test.ts';

/** Every server that the self-test tries the suite on, the wrong ones by requirement and name. */
export function serversUnderTest(): { readonly wrong: readonly WrongServer[]; readonly right: readonly RightServer[] } {
  return {
    wrong: deviations.map(({ name, requirement, bug, says }) => ({
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
