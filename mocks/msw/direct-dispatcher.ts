import type { ControlServer } from '../sip-server/control-server.ts';
import { bodyBytes, type PageAnswer } from '../sip-server/page.ts';
import { servePage } from '../sip-server/status-page.ts';
import type { DispatchedExchange } from './dispatched-exchange.ts';
import { type CarriedRequest, InProcessDispatcher } from './in-process-dispatcher.ts';
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

  protected override async carry(options: CarriedRequest, exchange: DispatchedExchange): Promise<void> {
    try {
      const answer = await this.#answer(options);
      exchange.succeed(answer.status, answer.headers, bodyBytes(answer));
    } catch (error) {
      exchange.abort(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async #answer({ origin, path, method, headers, body }: CarriedRequest): Promise<PageAnswer> {
    if (origin === this.#controlUrl) {
      return this.#control.handle({ method, target: path, headers, body: body ?? '' });
    }
    const { hostname, port } = new URL(origin);
    const place = this.#host.find(hostname, Number(port || '80'));
    if (place === undefined) throw new Error(`[mock network] nothing answers ${method} ${origin}${path}`);
    if (place.member === undefined) {
      throw Object.assign(new Error(`connect ECONNREFUSED ${hostname}:${port || '80'}`), { code: 'ECONNREFUSED' });
    }
    return servePage(place.member, { method, target: path });
  }
}
