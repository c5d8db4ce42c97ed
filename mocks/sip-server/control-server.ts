import { timingSafeEqual } from 'node:crypto';
import {
  type Description,
  maxBodyBytes,
  type OperationName,
  operations,
  type Problem,
  type ProblemKind,
  problemKinds,
} from '../../src/control/wire.ts';
import { perform } from './control-operations.ts';
import { matchRoute } from './control-routes.ts';
import { ControlProblem, type PairControl, type PairHost } from './pair-host.ts';

export interface ControlRequest {
  readonly method: string;
  /** Path and query, as in a request line. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Text. A carrier refuses more than `maxBodyBytes` before it gets here, with {@link tooLarge}. */
  readonly body: string;
}

export interface ControlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The control protocol of src/control/wire.ts as a function, for any carrier. */
export interface ControlServer {
  /** The answer to whoever has not the token; undefined for those who have. A carrier asks before it reads a body. */
  refuse(headers: ControlRequest['headers']): ControlAnswer | undefined;
  /** Never rejects: what goes wrong is answered as a problem. */
  handle(request: ControlRequest): Promise<ControlAnswer>;
  /** Closes every pair. */
  close(): Promise<void>;
}

export interface ControlServerSetup {
  readonly token: string;
  readonly host: PairHost;
  readonly description: Description;
  /** Pairs that stand from the beginning, by their identifiers. */
  readonly pairs?: Iterable<readonly [id: string, pair: PairControl]>;
}

/** Several independent pairs of one host, for whoever has the token. */
export function createControlServer(setup: ControlServerSetup): ControlServer {
  const { description, host } = setup;
  const pairs = new Map<string, PairControl>(setup.pairs);
  const expected = Buffer.from(`Bearer ${setup.token}`);

  function refuse({ authorization = '' }: ControlRequest['headers']): ControlAnswer | undefined {
    const given = Buffer.from(authorization);
    // How long the token is, is no secret.
    if (given.length === expected.length && timingSafeEqual(given, expected)) return undefined;
    const detail = 'the request needs the header "authorization: Bearer <token>" with the token of this server';
    return problem('unauthorized', detail, { 'www-authenticate': 'Bearer' });
  }

  async function answer({ method, target, headers, body }: ControlRequest): Promise<ControlAnswer> {
    const refused = refuse(headers);
    if (refused !== undefined) return refused;
    const [path = '', query = ''] = target.split('?', 2);
    const route = matchRoute(method, path);
    if (route.kind === 'no such path') return problem('not-found', `no such path: ${path.slice(0, 200)}`);
    if (route.kind === 'other method') {
      const allow = route.allowed.join(', ');
      return problem('method-not-allowed', `this path takes ${allow}, not ${method.slice(0, 32)}`, { allow });
    }
    const { name, pair, member } = route;
    const { needs } = operations[name];
    if (needs !== undefined && !description.capabilities.includes(needs)) {
      return problem('not-supported', `this target cannot do that: it does not state the capability ${needs}`);
    }
    const marks = new URLSearchParams(query);
    return write(name, await perform(name, { description, host, pairs, pair, member, body, query: marks }));
  }

  return {
    refuse,
    handle: async (request) => {
      try {
        return await answer(request);
      } catch (error) {
        if (error instanceof ControlProblem) return problem(error.kind, error.message);
        return problem(
          'internal',
          `the control server failed: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    },
    close: async () => {
      const open = [...pairs.values()];
      pairs.clear();
      await Promise.all(open.map((pair) => pair.close()));
    },
  };
}

/** The answer to a body of more than `maxBodyBytes`. */
export function tooLarge(): ControlAnswer {
  return problem('too-large', `a body may have at most ${maxBodyBytes} bytes`);
}

/** @throws when the answer is not what the protocol says */
function write(name: OperationName, result: unknown): ControlAnswer {
  const { status, answer } = operations[name];
  if (answer === undefined) return { status, headers: {}, body: '' };
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer.parse(result)) };
}

function problem(kind: ProblemKind, detail: string, headers: Record<string, string> = {}): ControlAnswer {
  const status = problemKinds[kind];
  const body: Problem = { type: `urn:sip-ha:problem:${kind}`, title: kind.replaceAll('-', ' '), status, detail };
  return { status, headers: { ...headers, 'content-type': 'application/problem+json' }, body: JSON.stringify(body) };
}
