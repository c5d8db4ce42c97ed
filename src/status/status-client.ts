import { type Carrier, type ExchangeOutcome, exchange, headerText } from '../http/exchange.ts';
import { foreignText } from '../http/foreign-text.ts';
import { answerOf, type PageReading } from './page-fields.ts';
import { pageText } from './page-text.ts';
import type { StatusAnswer, StatusForm, StatusFormChoice } from './server-status.ts';
import { statusFormUrl } from './status-url.ts';
import { readWebPage } from './web-page.ts';
import { readXmlPage } from './xml-page.ts';

/** The largest page that is read, in bytes. */
export const maxPageBytes = 1024 * 1024;

export interface StatusRequest {
  readonly dispatcher: Carrier;
  /** `auto`: the XML form, and the web page where there is no XML form. */
  readonly form: StatusFormChoice;
  /** Milliseconds until the request must be on its way. Default: the deadline. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds for the whole answer, both forms together. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

/**
 * One look at a member's status page (http.status-page). `url` is the page for people, as in
 * `http://host:port/server?sipServer`; the XML form beside it is derived from it.
 *
 * Whatever the server does comes back as an answer. Throws TypeError only for a `url` that is no status page's.
 */
export async function readStatus(url: string, request: StatusRequest): Promise<StatusAnswer> {
  const { form } = request;
  if (form !== 'auto') {
    const look = await readForm(url, form, request);
    return look.kind === 'form absent' ? { kind: 'malformed', why: look.why } : look;
  }
  const begun = performance.now();
  const xml = await readForm(url, 'xml', request);
  if (xml.kind !== 'form absent') return xml;
  const deadlineMs = Math.max(1, request.deadlineMs - (performance.now() - begun));
  const web = await readForm(url, 'web', { ...request, deadlineMs });
  // Someone answered, so a web page that is no status page either is told together with what came before it.
  if (web.kind !== 'malformed' && web.kind !== 'form absent') return web;
  const why = `XML form: ${xml.why}; web page: ${web.why}`;
  return { kind: 'malformed', why, ...('brokenOff' in web ? { brokenOff: true } : {}) };
}

type FormAnswer = StatusAnswer | { readonly kind: 'form absent'; readonly why: string };

async function readForm(
  url: string,
  form: StatusForm,
  { dispatcher, deadlineMs, connectTimeoutMs, signal }: StatusRequest,
): Promise<FormAnswer> {
  const accept = form === 'xml' ? 'application/xml, text/xml, */*;q=0.1' : 'text/html, */*;q=0.1';
  const outcome = await exchange(
    { dispatcher, url: statusFormUrl(url, form), method: 'GET', headers: { accept } },
    { deadlineMs, connectTimeoutMs, maxBytes: maxPageBytes, signal },
  );
  if (outcome.kind === 'answer' && outcome.status === 200) {
    return readPage(pageText(outcome.body, headerText(outcome.headers, 'content-type')), form);
  }
  return withoutPage(outcome);
}

/** What was read last, by form and text: a member that nothing happens to answers with the same, letter for letter. */
const readLast = new Map<string, FormAnswer>();
/** Pages of so many characters at most are kept, so many of them. */
const longestKept = 8_192;
const mostKept = 64;

async function readPage(text: string, form: StatusForm): Promise<FormAnswer> {
  const key = form + text;
  const known = readLast.get(key);
  if (known !== undefined) return known;
  const answer = answerFrom(form === 'xml' ? readXmlPage(text) : await readWebPage(text), form);
  if (key.length > longestKept) return answer;
  readLast.set(key, answer);
  for (const oldest of readLast.keys()) {
    if (readLast.size <= mostKept) break;
    readLast.delete(oldest);
  }
  return answer;
}

function answerFrom(reading: PageReading, form: StatusForm): FormAnswer {
  switch (reading.kind) {
    case 'page':
      return answerOf(reading.occurrences, form);
    case 'malformed':
      return reading;
    case 'other form':
      return { kind: 'form absent', why: reading.why };
  }
}

function withoutPage(outcome: ExchangeOutcome): FormAnswer {
  switch (outcome.kind) {
    case 'no answer':
      return { kind: 'unreachable', why: outcome.why };
    case 'broken answer': {
      const why = `expected a page, came an answer that is broken: ${outcome.why}`;
      return { kind: 'malformed', why, ...(outcome.brokenOff ? { brokenOff: true } : {}) };
    }
    case 'not http':
      return { kind: 'malformed', why: `expected HTTP, came something else: ${outcome.why}` };
    case 'too large':
      return { kind: 'malformed', why: `the page has more than ${maxPageBytes} bytes` };
    case 'answer':
      return withStatus(outcome.status, headerText(outcome.headers, 'location'));
  }
}

function withStatus(status: number, location: string | undefined): FormAnswer {
  const why = `expected status 200, came ${status}`;
  if (status >= 300 && status < 400 && location !== undefined) {
    return { kind: 'malformed', why: `${why}, a redirect to "${foreignText(location)}", which is not followed` };
  }
  return { kind: status === 404 || status === 405 || status === 501 ? 'form absent' : 'malformed', why };
}
