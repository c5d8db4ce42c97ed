import { type HttpHandler, HttpResponse, http } from 'msw/http';
import { getResponse } from 'msw/utils/get-response';
import type { Dispatcher } from 'undici';
import type { PageAnswer } from '../sip-server/page.ts';
import { servePage } from '../sip-server/status-page.ts';
import { type CarriedRequest, InProcessDispatcher, nothingAnswers, refused } from './in-process-dispatcher.ts';
import type { MockHost } from './mock-host.ts';

/**
 * Answers the requests of the kit with no socket in between. Those to a member's status page go through a request handler
 * of msw: about twenty times as fast here as msw's interception of sockets. Those to the control server, which is the kit's
 * own and half of all, are function calls. A request that no handler answers is an error, never a quiet 404.
 */
export class MockDispatcher extends InProcessDispatcher {
  readonly #host: MockHost;
  readonly #controlUrl: string;
  readonly #control: InProcessDispatcher;
  /** One handler for all members: msw copies the request for each one that it tries. */
  readonly #handlers: HttpHandler[] = [http.all('*', ({ request }) => this.#respond(request))];
  /** What the responses stand for: to build headers and body into one and read them back costs more than the page. */
  readonly #answers = new WeakMap<Response, PageAnswer>();

  constructor(setup: { host: MockHost; controlUrl: string; control: InProcessDispatcher }) {
    super();
    this.#host = setup.host;
    this.#controlUrl = setup.controlUrl;
    this.#control = setup.control;
  }

  override dispatch(request: CarriedRequest, handler: Dispatcher.DispatchHandler): boolean {
    if (request.origin === this.#controlUrl && !this.closed) return this.#control.dispatch(request, handler);
    return super.dispatch(request, handler);
  }

  protected override async answer(carried: CarriedRequest): Promise<PageAnswer> {
    if (this.closed) throw new Error('the mock network is closed');
    const request = toRequest(carried);
    const response = await getResponse(this.#handlers, request);
    if (response?.type === 'error') throw refused(new URL(request.url));
    const answer = response === undefined ? undefined : this.#answers.get(response);
    if (answer === undefined) throw nothingAnswers(carried);
    return answer;
  }

  /** A connection that nothing listens to answer is a network error; of any other host msw learns nothing. */
  #respond({ method, url }: Request): Response | undefined {
    const address = new URL(url);
    const place = this.#host.find(address);
    if (place === undefined) return undefined;
    if (place.member === undefined) return HttpResponse.error();
    const answer = servePage(place.member, { method, target: address.pathname + address.search });
    const response = new Response(null, { status: answer.status });
    this.#answers.set(response, answer);
    return response;
  }
}

function toRequest({ origin, path, method, headers, body }: CarriedRequest): Request {
  const request = new Request(`${origin}${path}`, { method, headers, body });
  // msw keeps a copy of each request; one without a body has nothing that a copy would keep.
  if (body === null) Object.defineProperty(request, 'clone', { value: () => request });
  return request;
}
