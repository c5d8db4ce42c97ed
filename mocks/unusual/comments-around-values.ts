import { rewriteXml } from './page-rewriting.ts';
import type { UnusualServer } from './unusual-server.ts';

export const commentsAroundValues: UnusualServer = {
  name: 'comments-around-values',
  about: 'Comments stand beside, before and within the values.',
  pagesOnly: true,
  change: (behaviour) =>
    rewriteXml(behaviour, (body) =>
      body
        .replace(/>([^<>\n]+)<\//g, '><!-- 0 -->$1<!-- 1 --></')
        .replace('<sipServer', '<!-- <READINESS_SWITCHOVER>1</READINESS_SWITCHOVER> --><sipServer'),
    ),
};
