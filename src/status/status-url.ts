import { foreignText } from '../http/foreign-text.ts';
import type { StatusForm } from './server-status.ts';

const longest = 500;

/** Why a text is no usable URL of a status page; undefined if it is one. Never shows a password that stands in it. */
export function statusUrlProblem(url: string): string | undefined {
  if (url.length > longest) return `it has ${url.length} characters: expected ${longest} at most`;
  const parsed = URL.parse(url);
  if (parsed === null) return `${expected}, not "${foreignText(url)}"`;
  if (parsed.username !== '' || parsed.password !== '') return `${expected}, without a user and a password`;
  if (parsed.protocol !== 'http:' || !/\/serverx?$/.test(parsed.pathname))
    return `${expected}, not "${foreignText(url)}"`;
  if (parsed.hash !== '') return `${expected}, without a fragment (${foreignText(parsed.hash, 40)})`;
  if (parsed.port === '0') return `${expected}, on a port from 1 to 65535`;
  return undefined;
}

const expected = "a status page's URL looks like http://host:port/server?sipServer";

/** Where a form of the page is, given the URL of the page for people (or of its XML form). Throws TypeError. */
export function statusFormUrl(url: string, form: StatusForm): URL {
  const problem = statusUrlProblem(url);
  if (problem !== undefined) throw new TypeError(problem);
  const parsed = new URL(url);
  parsed.pathname = parsed.pathname.replace(/x?$/, form === 'xml' ? 'x' : '');
  return parsed;
}
