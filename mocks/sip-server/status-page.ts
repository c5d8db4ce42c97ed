import { firstWithPage } from './documented-behaviour.ts';
import type { Member } from './member.ts';
import type { PageAnswer, PageRequest } from './page.ts';
import { modules } from './page-modules.ts';
import { indexPage, modulePage } from './page-web.ts';
import { moduleDocument, wholeDocument } from './page-xml.ts';

/**
 * A running member's HTTP interface: `/server` for people, `/serverx` for machines, a bare query word for one module.
 * Whether the member runs, and on which port it is reached, is the carrier's business.
 */
export function servePage(member: Member, request: PageRequest): PageAnswer {
  return member.behaviour.answer(plainAnswer(member, request), request, member.situation);
}

function plainAnswer({ behaviour, situation }: Member, { method, target }: PageRequest): PageAnswer {
  if (!behaviour.versionAtLeast(situation.version, firstWithPage)) return failed(404, 'Not Found');
  if (method !== 'GET' && method !== 'HEAD') return failed(405, 'Method Not Allowed', { allow: 'GET, HEAD' });
  const body = document(target, behaviour, situation);
  if (body === undefined) return failed(404, 'Not Found');
  return { status: 200, headers: body.startsWith('<?xml') ? xml : html, body: method === 'HEAD' ? '' : body };
}

function document(target: string, behaviour: Member['behaviour'], situation: Member['situation']): string | undefined {
  const [path, query = ''] = target.split('?', 2);
  if (path !== '/server' && path !== '/serverx') return undefined;
  if (query === '') return path === '/server' ? indexPage(behaviour, situation) : wholeDocument(behaviour, situation);
  const word = query.split(/[=&]/, 1)[0];
  const module = modules.find(({ name }) => name === word);
  if (module === undefined) return undefined;
  return path === '/server' ? modulePage(module, behaviour, situation) : moduleDocument(module, behaviour, situation);
}

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
const xml = { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store' };

function failed(status: number, text: string, headers: Record<string, string> = {}): PageAnswer {
  return { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: `${status} ${text}\n` };
}
