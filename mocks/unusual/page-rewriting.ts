import type { Behaviour } from '../sip-server/behaviour.ts';
import type { PageAnswer } from '../sip-server/page.ts';

/** Every page that is there goes through `rewrite` before it leaves. */
export function rewritePage(behaviour: Behaviour, rewrite: (answer: PageAnswer) => PageAnswer): Behaviour {
  return {
    ...behaviour,
    answer: (answer, request, s) => {
      const plain = behaviour.answer(answer, request, s);
      return plain.status === 200 ? rewrite(plain) : plain;
    },
  };
}

/** The same for the text of the page for programs. */
export function rewriteXml(
  behaviour: Behaviour,
  rewrite: (body: string) => string,
  encoding?: PageAnswer['encoding'],
): Behaviour {
  return rewritePage(behaviour, (answer) => {
    if (!answer.body.startsWith('<?xml')) return answer;
    const rewritten = { ...answer, body: rewrite(answer.body) };
    if (encoding === undefined) return rewritten;
    return { ...rewritten, headers: { 'content-type': 'text/xml' }, encoding };
  });
}
