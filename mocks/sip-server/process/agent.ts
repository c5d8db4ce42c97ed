import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { maxBodyBytes, problemKinds } from '../../../src/control/wire.ts';
import { ControlProblem } from '../pair-host.ts';
import { type AgentHandler, agentHandlers } from './agent-handlers.ts';
import { readBody } from './body.ts';
import type { HostedMembers } from './hosted-members.ts';
import { serverLimits } from './server-limits.ts';

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const path = /^\/members\/([A-Za-z0-9][A-Za-z0-9._-]{0,63})\/([a-z-]{1,40})$/;
const handlers = new Map<string, AgentHandler>(Object.entries(agentHandlers));

/** Lets the controller of the pairs drive the members of this process over HTTP (agent-wire.ts). Not listening yet. */
export function createAgent(token: string, members: HostedMembers): Server {
  const authorization = digest(`Bearer ${token}`);

  const reply = async (request: IncomingMessage): Promise<Reply> => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), authorization))
      return problem(401, 'a bearer token is expected, the one that this process was started with');
    const [, pair, operation] = path.exec(request.url ?? '') ?? [];
    const handler = operation === undefined ? undefined : handlers.get(operation);
    if (pair === undefined || handler === undefined || request.method !== 'POST')
      return problem(404, `no such operation: ${request.method} ${request.url}`);
    const text = await readBody(request, maxBodyBytes);
    if (text === undefined) return problem(413, `at most ${maxBodyBytes} bytes are taken`);
    try {
      return { status: 200, body: await handler(members, pair, JSON.parse(text)) };
    } catch (cause) {
      if (cause instanceof ControlProblem) return problem(problemKinds[cause.kind], cause.message);
      if (cause instanceof SyntaxError) return problem(400, `JSON is expected: ${cause.message}`);
      throw cause;
    }
  };
  return createServer(serverLimits, (request, response) => {
    void reply(request)
      .catch((cause: unknown) => {
        console.error(cause);
        return problem(500, String(cause));
      })
      .then((answer) => write(response, answer));
  });
}

function problem(status: number, detail: string): Reply {
  return { status, body: { detail } };
}

function write(response: ServerResponse, { status, body }: Reply): void {
  const text = JSON.stringify(body);
  // What is left of a request that was refused is not read: the connection ends with the answer.
  const connection = status === 413 || status === 401 ? { connection: 'close' } : {};
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...connection,
  });
  response.end(text);
}

/** Of equal length whatever comes, so that a comparison tells nothing by its time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
