/** How many are named. */
const most = 3;
/** What share of its words may have to change. */
const farthest = 0.5;

/**
 * The step definitions that are most like a step that none fits.
 *
 * @param text of the step
 * @param patterns Cucumber expressions, such as `the {role} is stopped`
 * @returns at most three of them, the most alike first; none that is not alike at all
 */
export function nearestSteps(text: string, patterns: readonly string[]): readonly string[] {
  const words = wordsOf(text);
  return patterns
    .map((pattern) => {
      const expected = wordsOf(pattern.replace(/\{[^}]*\}/g, ' {} ').replace(/\(([^)]*)\)/g, '$1'));
      const far = changes(words, expected, wordDifference) / Math.max(words.length, expected.length, 1);
      return { pattern, far };
    })
    .filter(({ far }) => far <= farthest)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ pattern }) => pattern);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** From 0 to 1. A parameter may be any word, which says little, unless it is a number. */
function wordDifference(word: string, expected: string): number {
  if (expected === '{}') return /\d/.test(word) ? 0 : 0.4;
  if (word === expected) return 0;
  const letters = changes([...word], [...expected], (a, b) => (a === b ? 0 : 1));
  return letters / Math.max(word.length, expected.length);
}

/** Levenshtein's distance of two sequences: how much must be changed, added (1 each) or taken away (1 each). */
function changes<T>(from: readonly T[], to: readonly T[], difference: (a: T, b: T) => number): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, item] of from.entries()) {
    const present = [row + 1];
    for (const [column, other] of to.entries()) {
      const replaced = (above[column] ?? 0) + difference(item, other);
      present.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (present[column] ?? 0) + 1));
    }
    above = present;
  }
  return above.at(-1) ?? 0;
}
