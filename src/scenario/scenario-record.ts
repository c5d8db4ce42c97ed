import { ControlError } from '../control/control-error.ts';
import { buildsOf } from '../history/builds.ts';
import { TargetClockError } from '../timing/target-clock.ts';
import type { Finding, Outcome, ReadingSeen, ScenarioRecord } from '../verdict/finding.ts';
import { CheckEnded } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';

/** How much of a timeline a failure carries: enough to see what led to it, not a whole long run. */
const longestTimeline = 60;

/** Puts together what a scenario came to: what ended it, what was found all the while, and the timeline around it. */
export async function recordScenario(
  requirements: readonly string[],
  pair: PairUnderTest | undefined,
  error: unknown,
  readings: readonly ReadingSeen[],
): Promise<ScenarioRecord> {
  const ending = disturbed(pair, error) ?? (error === undefined ? undefined : endingOf(error));
  const ended = ending === undefined ? [] : endedFindings(requirements, ending);
  const observed = (pair?.case.findings ?? []).filter(
    ({ requirement }) => !ended.some((one) => one.outcome === 'failed' && one.requirement === requirement),
  );
  const findings = [...ended, ...observed];
  const ownFailure = observed.some(({ requirement }) => requirements.includes(requirement));
  const outcome: Outcome = ownFailure
    ? 'failed'
    : (ended.find(({ requirement }) => requirements.includes(requirement))?.outcome ?? ending?.outcome ?? 'passed');
  const begin = pair?.beganAt.earliest ?? 0;
  const quiet = findings.every(({ outcome: found }) => found === 'not tested' || found === 'not applicable');
  if (pair !== undefined && !quiet) await noteTargetEvents(pair);
  const since = (at: { earliest: number; latest: number }) => ({
    earliest: at.earliest - begin,
    latest: at.latest - begin,
  });
  return {
    outcome,
    findings: findings.map((finding) => (finding.at === undefined ? finding : { ...finding, at: since(finding.at) })),
    readings: [...readings],
    timeline: quiet
      ? []
      : (pair?.case.timeline() ?? []).slice(-longestTimeline).map((entry) => ({ ...entry, at: since(entry.at) })),
    targetSeconds: pair === undefined ? 0 : pair.now().latest - begin,
    builds: [...buildsOf(pair?.history.facts ?? [])],
  };
}

/**
 * What a change that nobody ordered makes of a step that fails after it: what the step relies on is gone, and the step cannot
 * tell. What is demanded in every state goes on being judged, with the change as part of the history.
 */
function disturbed(pair: PairUnderTest | undefined, error: unknown): Ended | undefined {
  const [change] = pair?.history.disturbances ?? [];
  const ending = error === undefined ? undefined : endingOf(error);
  if (change === undefined || ending === undefined || ending.outcome !== 'failed') return undefined;
  if (ending.at !== undefined && ending.at.latest < change.earliest) return undefined;
  return { ...ending, outcome: 'inconclusive', seen: `${ending.seen}; before that the pair changed by itself` };
}

/** A target that has gone away must not take the record with it. */
async function noteTargetEvents(pair: PairUnderTest): Promise<void> {
  try {
    await pair.noteTargetEvents();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    pair.case.append({ kind: 'noted', at: pair.now(), text: `the target's own events could not be read: ${why}` });
  }
}

/** Whether a scenario's status in Cucumber is skipped rather than failed. */
export function isUntested(error: unknown): boolean {
  return error !== undefined && ['not tested', 'not applicable'].includes(endingOf(error).outcome);
}

type Ended = Omit<Finding, 'requirement'> & { readonly requirement?: string };

/** The findings of what ended a scenario. A breach of another requirement leaves the scenario's own ones unjudged. */
function endedFindings(requirements: readonly string[], ending: Ended): readonly Finding[] {
  const { requirement: broken, ...rest } = ending;
  if (broken === undefined || requirements.includes(broken)) {
    return (broken === undefined ? requirements : [broken]).map((requirement) => ({ ...rest, requirement }));
  }
  const unjudged = requirements.map((requirement) => ({
    ...rest,
    requirement,
    outcome: 'inconclusive' as const,
    seen: `not judged, because ${broken} was broken: ${rest.seen}`,
  }));
  return [{ ...rest, requirement: broken }, ...unjudged];
}

function endingOf(error: unknown): Ended {
  if (error instanceof CheckEnded) {
    const { outcome, requirement, demand, accepted, seen, at } = error.ending;
    return {
      outcome,
      demand,
      accepted: [...accepted],
      seen,
      ...(at === undefined ? {} : { at }),
      ...(requirement === undefined ? {} : { requirement }),
    };
  }
  if (error instanceof ControlError) {
    const outcome =
      error.kind === 'not-supported'
        ? 'not tested'
        : error.kind === 'transport'
          ? 'target unreachable'
          : 'setup failed';
    return {
      outcome,
      demand: 'the target does what the control protocol asks',
      accepted: ['done'],
      seen: error.message,
    };
  }
  if (error instanceof TargetClockError) {
    const demand = 'the clock of the target can be judged by';
    return { outcome: 'setup failed', demand, accepted: ['never set, and fine enough'], seen: error.message };
  }
  const seen = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { outcome: 'setup failed', demand: 'the kit itself works', accepted: ['no error'], seen };
}
