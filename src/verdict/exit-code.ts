import type { Outcome } from './finding.ts';

export const runVerdicts = ['conformant', 'not conformant', 'inconclusive', 'broken'] as const;
/** `broken`: the target or the set-up failed, so that the run says nothing. */
export type RunVerdict = (typeof runVerdicts)[number];

/** Exit codes of the command. 64 and 128+n follow sysexits and the shell. */
export const exitCodes = { conformant: 0, 'not conformant': 1, inconclusive: 2, broken: 3 } as const satisfies Record<
  RunVerdict,
  number
>;
export const usageExitCode = 64;

/** What a requirement that was selected for the run came to. */
export interface SelectedVerdict {
  readonly level: 'must' | 'check';
  readonly verdict: Outcome;
}

/**
 * @param verdicts of every requirement of the run
 * @param ranToItsEnd false when the run was interrupted, crashed or lost part of its record
 */
export function runVerdict(verdicts: readonly SelectedVerdict[], ranToItsEnd: boolean): RunVerdict {
  const musts = verdicts.filter(({ level }) => level === 'must').map(({ verdict }) => verdict);
  // A proved failure stands, even if the run broke later: the build must not be released either way.
  if (musts.some((verdict) => verdict === 'failed' || verdict === 'unexpected pass')) return 'not conformant';
  // Whatever the level: a target that went away was not observed, and a run that stopped half-way passed nothing.
  if (!ranToItsEnd || verdicts.some(({ verdict }) => verdict === 'setup failed' || verdict === 'target unreachable'))
    return 'broken';
  // A gate must not open on what nobody looked at.
  if (musts.some((verdict) => verdict === 'inconclusive' || verdict === 'not tested')) return 'inconclusive';
  // Nothing judged, everything "not applicable": no evidence of conformance.
  if (!verdicts.some(({ verdict }) => verdict === 'passed' || verdict === 'waived')) return 'inconclusive';
  return 'conformant';
}
