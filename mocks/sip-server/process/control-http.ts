import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { maxBodyBytes } from '../../../src/control/wire.ts';
import { type ControlAnswer, type ControlServer, tooLarge } from '../control-server.ts';
import { readBody } from './body.ts';
import { mostConnections, type ServerLimits, serverLimits } from './server-limits.ts';

/** Carries the control protocol over HTTP. Not listening yet. */
export function controlHttpServer(control: ControlServer, limits: ServerLimits = {}): Server {
  const server = createServer({ ...serverLimits, ...limits }, (request, response) => {
    // The control server answers its own failures: what fails here is a connection that broke, or a bug.
    carry(control, request, response).catch(() => response.destroy());
  });
  server.maxConnections = mostConnections;
  return server;
}

async function carry(control: ControlServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  const refused = control.refuse(headers);
  // What a stranger sends is not read: the connection ends with the answer.
  if (refused !== undefined) return write(response, refused, { connection: 'close' });
  const body = await readBody(request, maxBodyBytes);
  if (body === undefined) return write(response, tooLarge(), { connection: 'close' });
  write(response, await control.handle({ method: request.method ?? '', target: request.url ?? '', headers, body }));
}

function write(response: ServerResponse, answer: ControlAnswer, more: Record<string, string> = {}): void {
  const { status, headers, body } = answer;
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length, ...more });
  response.end(body);
}
