/** Whole runs against a pair that is right but for one thing: it must never be found conformant, and the run must end. */
import { match, ok, strictEqual } from 'node:assert/strict';
import type { RunVerdict } from '../../src/verdict/exit-code.ts';
import type { HostileCase } from './hostile-case.ts';
import { runAgainst } from './run-against.ts';
import { type Tampering, tamperedTarget } from './tampered-target.ts';

interface RunCase extends Tampering {
  readonly name: string;
  /** Part of the scenarios' file names; those of each tenth scenario unless given. */
  readonly scenarios?: RegExp;
  readonly verdict: RunVerdict | readonly RunVerdict[];
  /** Must stand in some finding, or be a scenario's problem. */
  readonly told: RegExp;
  /** It is what the pair does wrong, and must not be told as a set-up that failed. */
  readonly isNoSetup?: true;
}

const conflict = JSON.stringify({
  type: 'urn:sip-ha:problem:conflict',
  title: 'conflict',
  status: 409,
  detail: 'not now',
});

function every(number: number): () => boolean {
  let count = 0;
  return () => {
    count += 1;
    return count % number === 0;
  };
}

/** Whatever changes a pair that there is. */
function isOrder({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method !== 'GET' && path !== '/v1/pairs';
}

const cases: readonly RunCase[] = [
  {
    name: 'a stopped member that gives half an answer',
    stoppedMember: 'half an answer',
    scenarios: /status-page\.feature/,
    verdict: 'not conformant',
    told: /a stopped member gives no answer/,
  },
  {
    name: 'a stopped member for which someone answers 503',
    stoppedMember: 'an error page',
    scenarios: /status-page\.feature/,
    verdict: 'not conformant',
    told: /a stopped member gives no answer/,
  },
  {
    name: 'a running member that breaks off every answer',
    breaksOff: (origin) => origin.includes('sip-b'),
    verdict: 'not conformant',
    told: /a running member answers with its status page: sip-b/,
  },
  {
    name: 'a network that breaks off an answer now and then',
    breaksOff: every(15),
    tolerances: { grace: 1, resolution: 1, lookEvery: 2, settle: 2 },
    verdict: ['inconclusive', 'broken'],
    told: /broke off|malformed/,
  },
  {
    name: 'a virtual clock that stands still',
    answer: ({ status, body }, { path }) => ({ status, body: path.endsWith('/clock/advance') ? '{"now":0}' : body }),
    verdict: 'broken',
    told: /a virtual clock moves when it is told to/,
  },
  {
    name: 'a pair whose two members have one name',
    answer: ({ status, body }) => ({ status, body: body.replaceAll('"sip-b"', '"sip-a"') }),
    verdict: 'broken',
    told: /expected two names/,
  },
  {
    name: 'status URLs that lead elsewhere',
    answer: ({ status, body }) => ({ status, body: body.replaceAll('/server?sipServer"', '/latest/meta-data"') }),
    verdict: 'broken',
    told: /is not usable/,
  },
  {
    name: 'a page that is half a page',
    page: (page) => page.slice(0, page.length / 2),
    verdict: 'not conformant',
    told: /not a status page/,
  },
  {
    name: 'a page that says both flags twice',
    page: (page) =>
      page.replace(
        /<READINESS_SWITCHOVER.*?<\/READINESS_SWITCHOVER>/,
        (flag) => `${flag}${flag.replace(/>[01]</, '>x<')}`,
      ),
    verdict: 'not conformant',
    told: /more than once/,
  },
  {
    name: 'a pair that says that it is ready for switchover and refuses each',
    instead: ({ path }) => (path.endsWith('/switchover') ? { status: 409, body: conflict } : undefined),
    scenarios: /switchover/,
    verdict: 'not conformant',
    told: /both members were ready for switchover, and it was refused/,
    isNoSetup: true,
  },
  {
    name: 'a pair that refuses each switchover and carries it out',
    answer: (reply, { path }) => (path.endsWith('/switchover') ? { status: 409, body: conflict } : reply),
    scenarios: /switchover/,
    verdict: 'not conformant',
    told: /both members were ready for switchover, and it was refused/,
    isNoSetup: true,
  },
  {
    name: 'a control server that answers every order with 409',
    instead: (request) => (isOrder(request) ? { status: 409, body: conflict } : undefined),
    verdict: 'broken',
    told: /409/,
  },
  {
    name: 'a control server that answers every order with nothing',
    instead: (request) => (isOrder(request) ? { status: 200, body: '' } : undefined),
    verdict: 'broken',
    told: /empty body/,
  },
];

export const runCases: readonly HostileCase[] = cases.map(
  ({ name, scenarios, verdict, told, isNoSetup, ...tampering }) => ({
    name,
    run: async () => {
      const chosen = scenarios ?? /./;
      const { result } = await runAgainst(
        tamperedTarget(() => tampering),
        ({ uri }, index) => chosen.test(uri) && (scenarios !== undefined || index % 10 === 0),
      );
      const said = result.scenarios.flatMap(({ problem, findings }) => [
        ...(problem === undefined ? [] : [problem]),
        ...findings.map(({ demand, seen }) => `${demand}: ${seen}`),
      ]);
      ok(result.scenarios.length > 3, 'hardly any scenario was run');
      ok([verdict].flat().includes(result.verdict), `it was found ${result.verdict}: ${said.slice(0, 5).join('\n')}`);
      match(said.join('\n'), told);
      if (isNoSetup) strictEqual(result.summary.scenarios['setup failed'], 0, said.join('\n'));
    },
  }),
);
