import { CheckEnded } from '../scenario/check-ended.ts';
import { openPair } from '../scenario/open-pair.ts';
import { recordScenario } from '../scenario/scenario-record.ts';
import type { Target } from '../targets/target.ts';
import type { Finding, Outcome, TimelineEntry } from '../verdict/finding.ts';
import type { History } from './action.ts';
import { carryOut, type Deed, type ExploredPair } from './carry-out.ts';

/** What came of one history. */
export interface HistoryRun {
  /** `passed`, `failed` where something was found, or what ended it before its end. */
  readonly outcome: Outcome;
  /** The build that the fresh pair had; empty where there was none. */
  readonly firstBuild: string;
  /** Why it ended before its end. */
  readonly why?: string;
  readonly findings: readonly Finding[];
  /** What came of each action, as far as it got. */
  readonly deeds: readonly Deed[];
  /** What happened, where anything was found. */
  readonly timeline: readonly TimelineEntry[];
  /** Seconds on the target's clock. */
  readonly targetSeconds: number;
}

export interface HowToRun {
  /** Whether the pair is observed after every action, or only after the last. */
  readonly observed: 'always' | 'at the end';
  /** Ends it early where this requirement was found to fail. */
  readonly until?: string;
  readonly signal?: AbortSignal;
}

/** Carries a history out on a fresh pair, and observes the pair on the way. Judges nothing itself. */
export async function runHistory(target: Target, history: History, how: HowToRun): Promise<HistoryRun> {
  const deeds: Deed[] = [];
  let explored: ExploredPair | undefined;
  let ended: unknown;
  try {
    const pair = await openPair(target, history.build);
    explored = { pair, atFirst: pair.members };
    await carryOutAll(history, explored, how, deeds);
    await pair.lookAtLast();
  } catch (error) {
    ended = error;
  }
  const pair = explored?.pair;
  const record = await recordScenario([], pair, ended, []);
  await pair?.close().catch((error: unknown) => {
    ended ??= error;
  });
  const { findings, timeline, targetSeconds } = record;
  const outcome = findings.some((finding) => finding.outcome === 'failed') ? 'failed' : record.outcome;
  return {
    outcome,
    firstBuild: explored?.atFirst[0]?.version ?? '',
    ...(ended === undefined ? {} : { why: reasonOf(ended) }),
    findings,
    deeds,
    timeline,
    targetSeconds,
  };
}

async function carryOutAll(
  { actions }: History,
  explored: ExploredPair,
  { observed, until, signal }: HowToRun,
  deeds: Deed[],
): Promise<void> {
  const { pair } = explored;
  if (observed === 'always') await pair.observe();
  for (const [index, action] of actions.entries()) {
    if (signal?.aborted) return;
    deeds.push(await carryOut(action, explored));
    if (observed === 'always' || index === actions.length - 1) await pair.observe();
    if (until !== undefined && pair.case.findings.some(({ requirement }) => requirement === until)) return;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof CheckEnded) return `${error.ending.demand}: ${error.ending.seen}`;
  return error instanceof Error ? error.message : String(error);
}
