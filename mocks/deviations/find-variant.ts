import { unusualServers } from '../unusual/index.ts';
import type { UnusualServer } from '../unusual/unusual-server.ts';
import type { Deviation } from './deviation.ts';
import { deviations } from './index.ts';

/**
 * A wrong server or an unusual right one, by its name.
 *
 * @throws RangeError naming those that are like it, or all
 */
export function findVariant(name: string): Deviation | UnusualServer {
  const all: readonly (Deviation | UnusualServer)[] = [...deviations, ...unusualServers];
  const found = all.find((variant) => variant.name === name);
  if (found !== undefined) return found;
  const words = name.split('-').filter((word) => word.length > 2);
  const names = all.map((variant) => variant.name);
  const alike = names.filter((known) => words.some((word) => known.includes(word)));
  throw new RangeError(
    `no deviation "${name}"; ${alike.length > 0 ? `perhaps ${alike.join(', ')}` : `there are ${names.join(', ')}`}`,
  );
}
