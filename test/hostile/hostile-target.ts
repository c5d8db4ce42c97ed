import { createMockNetwork } from '../../mocks/msw/mock-network.ts';
import type { Carrier } from '../../src/http/exchange.ts';
import type { Target } from '../../src/targets/target.ts';
import { canaries } from './canaries.ts';

/** The mock pair, and in every place where a target may say something a canary, or the token of its control server. */
export function hostileTarget(): Target {
  const network = createMockNetwork({ carrier: 'direct' });
  const canary = inTurn([...canaries.map(({ text }) => text), network.token]);
  const control = new URL(network.controlUrl).origin;
  const dispatcher: Carrier = {
    dispatch(request, handler) {
      const change = request.origin === control ? tamperWithAnswer : tamperWithPage;
      const chunks: Uint8Array[] = [];
      let headers: Record<string, string | string[] | undefined> = {};
      let status = 0;
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
            handler.onResponseStart?.(controller, status, headers, '');
            const body = change(Buffer.concat(chunks).toString(), canary, request.path);
            if (body !== '') handler.onResponseData?.(controller, Buffer.from(body));
            handler.onResponseEnd?.(controller, {});
          },
          onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
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
    tolerances: { grace: 0, resolution: 0, lookEvery: 2, settle: 0 },
    sideBySide: 1,
    close: network.close,
  };
}

/** A flag that is neither 0 nor 1 is shown in findings; so is a role that nobody knows. */
function tamperWithPage(page: string, canary: () => string): string {
  const text = () =>
    `<![CDATA[${canary()
      .replaceAll(']]>', ']]]]><![CDATA[>')
      .replaceAll(/(?![\t\r\n\x7f-\x9f])\p{Cc}|\p{Cs}/gu, '')}]]>`;
  return page
    .replace(/(<READINESS_UPGRADE[^>]*>)[^<]*/, (_, tag: string) => `${tag}${text()}`)
    .replace(/(<NAME[^>]*>)[^<]*/, (_, tag: string) => `${tag}${text()}`);
}

function tamperWithAnswer(body: string, canary: () => string, path: string): string {
  if (body === '') return body;
  const answer: unknown = JSON.parse(body);
  if (typeof answer !== 'object' || answer === null) return body;
  if ('title' in answer) return JSON.stringify({ ...answer, title: canary(), detail: canary() });
  if (path === '/v1') return JSON.stringify({ ...answer, name: `pair ${canary()}${canary()}${canary()}` });
  if ('events' in answer && Array.isArray(answer.events)) {
    const events = answer.events.map((event: object) => ({ ...event, text: `event ${canary()}${canary()}` }));
    return JSON.stringify({ ...answer, events });
  }
  // The options of a fresh pair are right, or nothing would be judged by them.
  if ('haConnection' in answer && path !== '/v1/pairs') {
    const value = `8080${canary()}${canaries.map(({ text }) => text).join('')}`;
    return JSON.stringify(answer, (key, given: unknown) => (key === 'value' ? value : given));
  }
  return body;
}

function inTurn(texts: readonly string[]): () => string {
  let turn = 0;
  return () => {
    turn += 1;
    return texts[turn % texts.length] ?? '';
  };
}
