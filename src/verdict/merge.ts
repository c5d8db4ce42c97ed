import type { Outcome } from './finding.ts';
import { outcomes } from './finding.ts';

/**
 * Outcomes by how much they say about the whole, the least first; the order of {@link outcomes}:
 *
 * - `fail` outweighs all: what was proved wrong stays wrong, whatever broke or stayed open elsewhere.
 * - `unexpected pass` comes next: a waiver that no longer holds must be looked at by a person, as a failure must.
 * - `target unreachable` and `setup failed` come before `inconclusive`: when the ground gave way, "could not tell" is its
 *   consequence, and the cause is what helps.
 * - `not tested` and `not applicable` say nothing about what was tested, and give way to everything; see {@link merge}.
 */
function weight(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}

/** The heavier of two outcomes, as they stand. */
export function heavier(a: Outcome, b: Outcome): Outcome {
  return weight(a) >= weight(b) ? a : b;
}

/**
 * What several outcomes of one requirement come to. Something that was not tested takes nothing away from what was: a pass
 * beside it is a pass, with the counts shown. Only where nothing was judged does it remain.
 */
export function merge(several: readonly Outcome[]): Outcome {
  const judged = several.filter((outcome) => outcome !== 'not tested' && outcome !== 'not applicable');
  const counted = judged.length > 0 ? judged : several;
  return counted.length > 0 ? counted.reduce(heavier) : 'not tested';
}
