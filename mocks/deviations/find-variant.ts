import { unusualServers } from '../unusual/index.ts';
import type { UnusualServer } from '../unusual/unusual-server.ts';
import type { Deviation } from './deviation.ts';
import { deviations } from './index.ts';

/** More would not be read. */
const mostNames = 12;

/**
 * A wrong server or an unusual right one, by its name.
 *
 * @throws RangeError naming those that are like it
 */
export function findVariant(name: string): Deviation | UnusualServer {
  const all: readonly (Deviation | UnusualServer)[] = [...deviations, ...unusualServers];
  const found = all.find((variant) => variant.name === name);
  if (found !== undefined) return found;
  const words = name.split('-').filter((word) => word.length > 2);
  const names = all.map((variant) => variant.name);
  const shared = (known: string): number => words.filter((word) => known.includes(word)).length;
  const alike = names.filter((known) => shared(known) > 0).sort((one, other) => shared(other) - shared(one));
  throw new RangeError(
    `no server is called "${name}", neither wrong nor unusual; ${alike.length > 0 ? `perhaps ${alike.slice(0, mostNames).join(', ')}` : `docs/self-test.md lists all ${names.length}`}`,
  );
}
