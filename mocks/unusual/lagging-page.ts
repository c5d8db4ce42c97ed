import type { PageAnswer } from '../sip-server/page.ts';
import type { UnusualServer } from './unusual-server.ts';

export const laggingPage: UnusualServer = {
  name: 'lagging-page',
  about: 'The page is made anew once in a second and shows what was then (A25).',
  change: (behaviour) => {
    const kept = new Map<string, { readonly at: number; readonly process: number; readonly answer: PageAnswer }>();
    return {
      ...behaviour,
      answer: (answer, { target }, s) => {
        const last = kept.get(target);
        if (last !== undefined && last.process === s.processId && s.now - last.at < 1) return last.answer;
        kept.set(target, { at: s.now, process: s.processId, answer });
        return answer;
      },
    };
  },
  tolerances: { grace: 1, settle: 1 },
};
