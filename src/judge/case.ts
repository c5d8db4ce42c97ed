import type { Fact } from '../history/fact.ts';
import { History } from '../history/history.ts';
import { timelineOf } from '../history/timeline.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { Finding, TimelineEntry } from '../verdict/finding.ts';
import { StandingJudge } from './standing-judge.ts';

/** A finding, and the number of facts that were known when it was made. */
export interface FoundAfter {
  readonly finding: Finding;
  readonly facts: number;
}

/** The facts of one pair, and what they show to be wrong: the first finding of each requirement; later ones say nothing new. */
export class Case {
  readonly history = new History();
  readonly #judge: StandingJudge;
  readonly #found = new Map<string, FoundAfter>();

  constructor(tolerances: Tolerances) {
    this.#judge = new StandingJudge(tolerances);
  }

  get findings(): readonly Finding[] {
    return [...this.#found.values()].map(({ finding }) => finding);
  }

  append(fact: Fact): void {
    this.history.append(fact);
    for (const finding of this.#judge.judge(this.history, fact)) {
      if (this.#found.has(finding.requirement)) continue;
      this.#found.set(finding.requirement, { finding, facts: this.history.facts.length });
    }
  }

  /** What was done, seen and found, in the order of cause. */
  timeline(): readonly TimelineEntry[] {
    return timelineOf(this.history.facts, [...this.#found.values()], this.history.clock);
  }
}
