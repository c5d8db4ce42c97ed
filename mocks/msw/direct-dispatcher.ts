import type { ControlServer } from '../sip-server/control-server.ts';
import type { PageAnswer } from '../sip-server/page.ts';
import { servePage } from '../sip-server/status-page.ts';
import { type CarriedRequest, InProcessDispatcher, nothingAnswers, refused } from './in-process-dispatcher.ts';
import type { MockHost } from './mock-host.ts';

/**
 * Answers the kit's own requests by a call of the function that answers them, with no Request and Response in between. For
 * many runs in one process, as in the self-test: most of what a request costs otherwise goes into those.
 */
export class DirectDispatcher extends InProcessDispatcher {
  readonly #controlUrl: string;
  readonly #control: ControlServer;
  readonly #host: MockHost;

  constructor({ controlUrl, control, host }: { controlUrl: string; control: ControlServer; host: MockHost }) {
    super();
    this.#controlUrl = controlUrl;
    this.#control = control;
    this.#host = host;
  }

  protected override async answer(request: CarriedRequest): Promise<PageAnswer> {
    const { origin, path, method, headers, body } = request;
    if (origin === this.#controlUrl) {
      return this.#control.handle({ method, target: path, headers, body: body ?? '' });
    }
    const url = new URL(origin);
    const place = this.#host.find(url);
    if (place === undefined) throw nothingAnswers(request);
    if (place.member === undefined) throw refused(url);
    return servePage(place.member, { method, target: path });
  }
}
