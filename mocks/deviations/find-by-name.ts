/** More would not be read. */
const mostNames = 12;

/**
 * The one of that name.
 *
 * @param what what they are, for the message
 * @throws RangeError naming those that are most like it
 */
export function findByName<T extends { readonly name: string }>(all: readonly T[], name: string, what: string): T {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const words = name.split('-').filter((word) => word.length > 2);
  const shared = (known: T): number => words.filter((word) => known.name.includes(word)).length;
  const alike = all.filter((known) => shared(known) > 0).sort((one, other) => shared(other) - shared(one));
  const names = alike.slice(0, mostNames).map((known) => known.name);
  const hint = names.length > 0 ? `perhaps ${names.join(', ')}` : `docs/self-test.md lists all ${all.length}`;
  throw new RangeError(`no ${what} "${name}"; ${hint}`);
}
