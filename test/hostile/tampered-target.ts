import { createMockNetwork } from '../../mocks/msw/mock-network.ts';
import { AnswerError } from '../../src/http/answer-error.ts';
import type { Carrier } from '../../src/http/exchange.ts';
import type { Tolerances } from '../../src/oracle/tolerances.ts';
import type { Target } from '../../src/targets/target.ts';
import { replying } from './replying.ts';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** What stands between the kit and a right pair; what is left out leaves it right. */
export interface Tampering {
  /** Of a status page that is served. */
  readonly page?: (page: string) => string;
  /** Whether the answer with a member's page breaks off. */
  readonly breaksOff?: (origin: string) => boolean;
  /** Of an answer of the control server to this request. */
  readonly answer?: (reply: Reply, request: { readonly method: string; readonly path: string }) => Reply;
  /** Answered instead of the control server, which never hears of it; undefined: it does. */
  readonly instead?: (request: { readonly method: string; readonly path: string }) => Reply | undefined;
  /** As a target has them that is not in this process: a page may lag behind, and is looked at again. */
  readonly tolerances?: Tolerances;
  /** What comes of a member that gives no answer, instead of nothing. */
  readonly stoppedMember?: 'half an answer' | 'an error page';
}

/** The mock pair with something between it and the kit. */
export function tamperedTarget(tamperingOf: (token: string) => Tampering): Target {
  const network = createMockNetwork({ carrier: 'direct' });
  const tampering = tamperingOf(network.token);
  const control = new URL(network.controlUrl).origin;
  const dispatcher: Carrier = {
    dispatch(request, handler) {
      const instead = request.origin === control ? tampering.instead?.(request) : undefined;
      if (instead !== undefined) {
        const { status, body } = instead;
        return replying({ status, body: Buffer.from(body) }).dispatch(request, handler);
      }
      const chunks: Uint8Array[] = [];
      let headers: Record<string, string | string[] | undefined> = {};
      let status = 0;
      const changed = (body: string): Reply => {
        if (request.origin === control) return tampering.answer?.({ status, body }, request) ?? { status, body };
        return { status, body: status === 200 ? (tampering.page?.(body) ?? body) : body };
      };
      return network.dispatcher.dispatch(
        { ...request, headers: { ...request.headers } },
        {
          onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
          onResponseStart: (_controller, code, given) => {
            [status, headers] = [code, given];
          },
          onResponseData: (_controller, chunk) => {
            chunks.push(chunk);
          },
          onResponseEnd: (controller) => {
            if (request.origin !== control && tampering.breaksOff?.(request.origin)) {
              handler.onResponseError?.(controller, new AnswerError('it broke off', { brokenOff: true }));
              return;
            }
            const reply = changed(Buffer.concat(chunks).toString());
            handler.onResponseStart?.(controller, reply.status, headers, '');
            if (reply.body !== '') handler.onResponseData?.(controller, Buffer.from(reply.body));
            handler.onResponseEnd?.(controller, {});
          },
          onResponseError: (controller, error) => {
            if (request.origin === control || tampering.stoppedMember === undefined) {
              handler.onResponseError?.(controller, error);
            } else if (tampering.stoppedMember === 'half an answer') {
              handler.onResponseError?.(controller, new AnswerError('it broke off', { brokenOff: true }));
            } else {
              handler.onResponseStart?.(controller, 503, {}, '');
              handler.onResponseEnd?.(controller, {});
            }
          },
        },
      );
    },
  };
  return {
    name: 'mock',
    controlUrl: network.controlUrl,
    controlToken: network.token,
    dispatcher,
    statusForm: 'xml',
    tolerances: tampering.tolerances ?? { grace: 0, resolution: 0, lookEvery: 2, settle: 0 },
    sideBySide: 1,
    close: network.close,
  };
}
