import type { Finding, Outcome, TimelineEntry } from '../verdict/finding.ts';
import type { History } from './action.ts';
import type { ActionKind } from './action-kinds.ts';
import { Coverage } from './coverage.ts';
import { Generator, type Plan } from './generator.ts';
import { findReachable } from './reachable.ts';
import type { HistoryRun } from './run-history.ts';
import { shrink } from './shrink.ts';

/** Carries out one history somewhere and says what came of it. */
export type Carry = (history: History, until?: string) => Promise<HistoryRun>;

export interface ExplorationSetup {
  readonly seed: number;
  /** How many actions a history has. */
  readonly length: number;
  /** So many histories; left out: until all pairs that can be reached are covered. */
  readonly runs?: number | undefined;
  /** No more begin after so many real seconds. */
  readonly seconds?: number | undefined;
  /** Only these requirements are of interest; empty: all. */
  readonly requirements: readonly string[];
  readonly kinds?: readonly ActionKind[] | undefined;
  /** It may end once something was found under this requirement. */
  readonly enough?: string | undefined;
  /** How many histories may be tried to make one that shows a finding shorter; 0: none. */
  readonly shrinkTries: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExplorationProgress) => void) | undefined;
}

export interface ExplorationProgress {
  readonly histories: number;
  readonly actions: number;
  readonly coverage: Coverage;
  /** The requirements that were found to fail so far. */
  readonly failed: readonly string[];
}

/** A finding, the history that showed it first, and the shortest that still does. */
export interface Found {
  readonly finding: Finding;
  /** The place of the history among those of the seed. */
  readonly index: number;
  readonly history: History;
  readonly shortest: History;
  /** In how many histories the requirement was found to fail. */
  readonly times: number;
  /** The build that the fresh pair had. */
  readonly firstBuild: string;
  /** Of the shortest history. */
  readonly timeline: readonly TimelineEntry[];
}

export interface Exploration {
  readonly histories: number;
  readonly actions: number;
  readonly coverage: Coverage;
  readonly found: readonly Found[];
  /** How many histories ended before their end, by how, and why the first of them did. */
  readonly cutShort: ReadonlyMap<Outcome, { readonly times: number; readonly why: string }>;
  readonly interrupted: boolean;
}

/**
 * Carries out histories until all that was asked for is done, several at once, and makes the first that shows a finding shorter.
 *
 * @param carriers one for each history that may be under way at once
 */
export async function explore(setup: ExplorationSetup, carriers: readonly Carry[]): Promise<Exploration> {
  const coverage = new Coverage(findReachable(setup.kinds));
  const { seed, length, kinds } = setup;
  const generator = new Generator({ seed, coverage, length, ...(kinds === undefined ? {} : { kinds }) });
  const state = new State(setup, coverage);
  const works = async (carry: Carry): Promise<void> => {
    while (state.goesOn()) {
      const plan = generator.next();
      state.take(plan, await carry(plan.history, setup.enough));
    }
  };
  await Promise.all(carriers.map(works));
  const [carry] = carriers;
  const found = carry === undefined ? [] : await state.shortened(carry);
  return { ...state.summary(), found, coverage, interrupted: setup.signal?.aborted === true };
}

interface Seen {
  readonly finding: Finding;
  readonly plan: Plan;
  readonly run: HistoryRun;
  times: number;
}

class State {
  readonly #setup: ExplorationSetup;
  readonly #coverage: Coverage;
  readonly #began = performance.now();
  readonly #found = new Map<string, Seen>();
  readonly #cutShort = new Map<Outcome, { times: number; why: string }>();
  #begun = 0;
  #histories = 0;
  #actions = 0;

  constructor(setup: ExplorationSetup, coverage: Coverage) {
    this.#setup = setup;
    this.#coverage = coverage;
  }

  /** Whether one more history may begin. */
  goesOn(): boolean {
    const { runs, seconds, enough, signal } = this.#setup;
    if (signal?.aborted) return false;
    if (enough !== undefined && this.#found.has(enough)) return false;
    if (seconds !== undefined && performance.now() - this.#began > seconds * 1000) return false;
    const more = runs === undefined ? seconds !== undefined || !this.#coverage.allPairs : this.#begun < runs;
    if (more) this.#begun += 1;
    return more;
  }

  take(plan: Plan, run: HistoryRun): void {
    const { outcome, why, findings, deeds } = run;
    this.#histories += 1;
    this.#actions += deeds.length;
    const { requirements, onProgress } = this.#setup;
    for (const finding of findings) {
      if (finding.outcome !== 'failed') continue;
      if (requirements.length > 0 && !requirements.includes(finding.requirement)) continue;
      const before = this.#found.get(finding.requirement);
      // The same whatever order the histories ended in: that with the smallest place counts.
      if (before === undefined || plan.index < before.plan.index)
        this.#found.set(finding.requirement, { finding, plan, run, times: (before?.times ?? 0) + 1 });
      else before.times += 1;
    }
    if (why !== undefined && outcome !== 'failed') {
      const before = this.#cutShort.get(outcome);
      this.#cutShort.set(outcome, { times: (before?.times ?? 0) + 1, why: before?.why ?? why });
    }
    onProgress?.({
      histories: this.#histories,
      actions: this.#actions,
      coverage: this.#coverage,
      failed: [...this.#found.keys()],
    });
  }

  summary(): Pick<Exploration, 'histories' | 'actions' | 'cutShort'> {
    return { histories: this.#histories, actions: this.#actions, cutShort: this.#cutShort };
  }

  async shortened(carry: Carry): Promise<readonly Found[]> {
    const { shrinkTries, signal } = this.#setup;
    const found: Found[] = [];
    for (const [requirement, { finding, plan, run, times }] of this.#found) {
      let shown = { finding, run };
      const shows = async (history: History): Promise<boolean> => {
        if (signal?.aborted) return false;
        const tried = await carry(history, requirement);
        const again = tried.findings.find((one) => one.requirement === requirement && one.outcome === 'failed');
        if (again !== undefined) shown = { finding: again, run: tried };
        return again !== undefined;
      };
      const shortest = shrinkTries === 0 ? plan.history : await shrink(plan.history, shows, shrinkTries);
      const { timeline, firstBuild } = shown.run;
      found.push({
        finding: shown.finding,
        index: plan.index,
        history: plan.history,
        shortest,
        times,
        timeline,
        firstBuild,
      });
    }
    return found;
  }
}
