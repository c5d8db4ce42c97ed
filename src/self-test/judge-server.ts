import type { ConformanceResult } from '../report/result.ts';
import type { RightServer, ServerUnderTest, WrongServer } from '../targets/server-under-test.ts';
import type { Evidence, RightServerResult, ServerResult, WrongServerResult } from './self-test-result.ts';
import type { SuiteRun } from './suite-runner.ts';

/** What a run of the suite against a server says about the suite. */
export function judgeServer(server: ServerUnderTest, run: SuiteRun): ServerResult {
  return server.kind === 'wrong' ? judgeWrong(server, run) : judgeRight(server, run.result);
}

/**
 * Found: a scenario that ran as it should has a failed finding under the server's own requirement that says the right thing.
 * A crash, a time-out, a set-up that failed and a doubt are none.
 */
function judgeWrong(server: WrongServer, { result, failedByChecks }: SuiteRun): WrongServerResult {
  const { name, requirement, about, says } = server;
  const own = result.requirements.find(({ slug }) => slug === requirement);
  const failed = own?.findings.filter(({ outcome }) => outcome === 'failed') ?? [];
  const telling = failed.filter((finding) => textOf(finding).includes(says));
  const [by] = telling;
  const alsoUnder = result.requirements
    .filter(({ slug, verdict }) => slug !== requirement && verdict === 'failed')
    .map(({ slug }) => slug);
  return {
    kind: 'wrong',
    name,
    requirement,
    about,
    says,
    found: by !== undefined && result.problems.length === 0,
    ...(by === undefined ? {} : { by: evidence(requirement, by) }),
    scenarios: {
      telling: new Set(telling.map(({ scenario }) => scenario)).size,
      ran: own?.scenarios.length ?? 0,
    },
    ...missReason(server, result, failed.map(textOf), telling.length),
    alsoUnder,
    failedByChecks: [...failedByChecks],
  };
}

function missReason(
  { requirement, says }: WrongServer,
  result: ConformanceResult,
  failures: readonly string[],
  telling: number,
): { readonly missed?: string } {
  const [problem] = result.problems;
  if (problem !== undefined) return { missed: `the run broke: ${problem}` };
  if (telling > 0) return {};
  const [first] = failures;
  if (first !== undefined) return { missed: `failed, but nothing says "${says}": ${first}` };
  const elsewhere = result.requirements.filter(({ verdict }) => verdict === 'failed').map(({ slug }) => slug);
  if (elsewhere.length > 0) return { missed: `found under ${elsewhere.join(', ')} only` };
  const verdict = result.requirements.find(({ slug }) => slug === requirement)?.verdict ?? 'not tested';
  return { missed: `${requirement}: ${verdict}` };
}

/** Accepted: nothing about it is anything but passed, and the run came to its end. Of a late one some may remain open. */
function judgeRight({ name, about, late }: RightServer, result: ConformanceResult): RightServerResult {
  const against = result.requirements.flatMap(({ slug, level, findings }) =>
    level === 'must' ? findings.map((finding) => ({ outcome: finding.outcome, ...evidence(slug, finding) })) : [],
  );
  return {
    kind: 'right',
    name,
    about,
    accepted: result.verdict === 'conformant' || (late && result.verdict === 'inconclusive'),
    verdict: result.verdict,
    against: against.filter(({ outcome }) => outcome !== 'not applicable'),
    problems: [
      ...result.problems,
      ...result.scenarios.flatMap(({ id, problem }) => (problem === undefined ? [] : [`${id}: ${problem}`])),
    ],
    readings: result.readings.map(({ point, reading }) => ({ point, reading })),
  };
}

interface Text {
  readonly demand: string;
  readonly seen: string;
}

function textOf({ demand, seen }: Text): string {
  return `${demand}: ${seen}`;
}

function evidence(requirement: string, { demand, seen, scenario }: Text & { readonly scenario: string }): Evidence {
  return { requirement, scenario, demand, seen };
}
