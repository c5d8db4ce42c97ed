import { type HttpHandler, HttpResponse, http } from 'msw/http';
import type { ControlServer } from '../sip-server/control-server.ts';
import { bodyBytes, type PageAnswer } from '../sip-server/page.ts';
import { servePage } from '../sip-server/status-page.ts';
import type { MockHost } from './mock-host.ts';

/**
 * msw handlers for the control server and for every member's status page. A connection that nothing listens to answer is a
 * network error; a request to any other host is left alone, so that msw can complain about it.
 */
export function mockHandlers(setup: { controlUrl: string; control: ControlServer; host: MockHost }): HttpHandler[] {
  const { controlUrl, control, host } = setup;
  // One handler: msw copies the request for each one that it tries.
  return [
    http.all('*', async ({ request }) => {
      if (request.url.startsWith(`${controlUrl}/`)) {
        const { method, url, headers } = request;
        const body = await request.text();
        return toResponse(
          await control.handle({ method, target: targetOf(url), headers: Object.fromEntries(headers), body }),
        );
      }
      const { hostname, port } = new URL(request.url);
      const place = host.find(hostname, Number(port || '80'));
      if (place === undefined) return undefined;
      if (place.member === undefined) return HttpResponse.error();
      const { method, url } = request;
      return toResponse(servePage(place.member, { method, target: targetOf(url) }));
    }),
  ];
}

/** The bodies of the answers made here, so that the dispatcher need not read them back out of a stream. */
const bodies = new WeakMap<Response, Buffer>();

export function knownBody(response: Response): Buffer | undefined {
  return bodies.get(response);
}

function toResponse(answer: PageAnswer): Response {
  const bytes = bodyBytes(answer);
  const response = new Response(bytes.length === 0 ? null : bytes, { status: answer.status, headers: answer.headers });
  bodies.set(response, bytes);
  return response;
}

/** Path and query as they stand in the URL. */
function targetOf(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}
