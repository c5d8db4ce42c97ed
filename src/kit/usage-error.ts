/** The command was used wrongly. The message says what was expected, what came, and what may have been meant. Exit code 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `; did you mean a or b?` for a name that is not known, or nothing when none of the known ones is like it. */
export function suggestion(name: string, known: readonly string[]): string {
  // The work grows with the length, and nothing of this length is a slip of the finger.
  if (name.length > 200) return '';
  const close = known
    .map((other) => ({ other, distance: distance(name.toLowerCase(), other) }))
    .filter(
      ({ other, distance: far }) => far <= Math.max(2, other.length / 3) || (name.length > 2 && other.includes(name)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ other }) => other);
  return close.length === 0 ? '' : `; did you mean ${close.join(' or ')}?`;
}

/** Levenshtein's: how many characters must be changed, added or taken away. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, character] of from.split('').entries()) {
    const present = [row + 1];
    for (const [column, other] of to.split('').entries()) {
      const replaced = (above[column] ?? 0) + (character === other ? 0 : 1);
      present.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (present[column] ?? 0) + 1));
    }
    above = present;
  }
  return above.at(-1) ?? 0;
}
