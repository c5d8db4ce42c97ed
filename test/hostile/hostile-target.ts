import { keepSecret } from '../../src/http/known-secrets.ts';
import type { Target } from '../../src/targets/target.ts';
import { canaries } from './canaries.ts';
import { type Reply, tamperedTarget } from './tampered-target.ts';

/** As a vendor's image has one from `secretEnvironment`: the target knows it too. */
export const password = 'correct-horse-battery';

/** The mock pair, and in every place where a target may say something a canary, the token of its control server or the password. */
export function hostileTarget(): Target {
  return tamperedTarget((token) => {
    const canary = inTurn([...canaries.map(({ text }) => text), token, password]);
    keepSecret(password);
    return {
      page: (page) => pageWith(page, canary),
      answer: ({ status, body }, { path }) => answerWith({ status, body }, canary, path),
    };
  });
}

/** A flag that is neither 0 nor 1 is shown in findings; so is a role that nobody knows. */
function pageWith(page: string, canary: () => string): string {
  const text = () =>
    `<![CDATA[${canary()
      .replaceAll(']]>', ']]]]><![CDATA[>')
      .replaceAll(/(?![\t\r\n\x7f-\x9f])\p{Cc}|\p{Cs}/gu, '')}]]>`;
  return page
    .replace(/(<READINESS_UPGRADE[^>]*>)[^<]*/, (_, tag: string) => `${tag}${text()}`)
    .replace(/(<NAME[^>]*>)[^<]*/, (_, tag: string) => `${tag}${text()}`);
}

function answerWith({ status, body }: Reply, canary: () => string, path: string): Reply {
  if (body === '') return { status, body };
  const answer: unknown = JSON.parse(body);
  if (typeof answer !== 'object' || answer === null) return { status, body };
  const reply = (changed: object) => ({ status, body: JSON.stringify(changed) });
  if ('title' in answer) return reply({ ...answer, title: canary(), detail: canary() });
  if (path === '/v1') return reply({ ...answer, name: `pair ${canary()}${canary()}${canary()}` });
  if ('events' in answer && Array.isArray(answer.events)) {
    const events = answer.events.map((event: object) => ({ ...event, text: `event ${canary()}${canary()}` }));
    return reply({ ...answer, events });
  }
  // The options of a fresh pair are right, or nothing would be judged by them.
  if ('haConnection' in answer && path !== '/v1/pairs') {
    const value = `8080${canary()}${canaries.map(({ text }) => text).join('')}`;
    return { status, body: JSON.stringify(answer, (key, given: unknown) => (key === 'value' ? value : given)) };
  }
  return { status, body };
}

function inTurn(texts: readonly string[]): () => string {
  let turn = 0;
  return () => {
    turn += 1;
    return texts[turn % texts.length] ?? '';
  };
}
