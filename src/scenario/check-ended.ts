import { formatInterval, type Interval } from '../timing/interval.ts';
import type { Outcome } from '../verdict/finding.ts';

export interface Ending {
  readonly outcome: Exclude<Outcome, 'passed' | 'waived' | 'unexpected pass'>;
  /** What was demanded or needed, in words. */
  readonly demand: string;
  /** Every outcome that would have been accepted, in words. */
  readonly accepted: readonly string[];
  /** What was seen instead, in words. */
  readonly seen: string;
  readonly at?: Interval | undefined;
  /** The requirement that was broken, where it is not the one that the scenario is about. */
  readonly requirement?: string;
}

/** A scenario cannot or need not go on: a demand was broken, or could not be judged. */
export class CheckEnded extends Error {
  override readonly name = 'CheckEnded';
  readonly ending: Ending;

  constructor(ending: Ending) {
    const when = ending.at === undefined ? '' : ` (at ${formatInterval(ending.at)})`;
    super(
      `${ending.outcome}: ${ending.demand}\n  accepted: ${ending.accepted.join('; or ')}\n  seen: ${ending.seen}${when}`,
    );
    this.ending = ending;
  }
}

export function failed(demand: string, accepted: readonly string[], seen: string, at?: Interval): CheckEnded {
  return new CheckEnded({ outcome: 'failed', demand, accepted, seen, at });
}

/** Another requirement than the scenario's own was broken, so that its own could not be judged. */
export function otherFailed(
  requirement: string,
  demand: string,
  accepted: readonly string[],
  seen: string,
  at?: Interval,
): CheckEnded {
  return new CheckEnded({ outcome: 'failed', requirement, demand, accepted, seen, at });
}

export function inconclusive(demand: string, accepted: readonly string[], seen: string, at?: Interval): CheckEnded {
  return new CheckEnded({ outcome: 'inconclusive', demand, accepted, seen, at });
}

export function setupFailed(demand: string, seen: string): CheckEnded {
  return new CheckEnded({ outcome: 'setup failed', demand, accepted: [demand], seen });
}

export function notTested(needs: string): CheckEnded {
  return new CheckEnded({
    outcome: 'not tested',
    demand: `the target can ${needs}`,
    accepted: [],
    seen: `the target does not offer it`,
  });
}
