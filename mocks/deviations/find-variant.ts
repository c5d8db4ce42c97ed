import { unusualServers } from '../unusual/index.ts';
import type { UnusualServer } from '../unusual/unusual-server.ts';
import type { Deviation } from './deviation.ts';
import { findByName } from './find-by-name.ts';
import { deviations } from './index.ts';

/**
 * A wrong server or an unusual right one, by its name.
 *
 * @throws RangeError naming those that are like it
 */
export function findVariant(name: string): Deviation | UnusualServer {
  const all: readonly (Deviation | UnusualServer)[] = [...deviations, ...unusualServers];
  return findByName(all, name, 'wrong or unusual server');
}
