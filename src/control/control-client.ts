import type { z } from 'zod';
import { type AnswerHeaders, type Carrier, type ExchangeOutcome, exchange, headerText } from '../http/exchange.ts';
import { foreignText } from '../http/foreign-text.ts';
import { keepSecret } from '../http/known-secrets.ts';
import {
  advanceProblem,
  callIdProblem,
  callsProblem,
  descriptionProblem,
  eventsProblem,
  pairProblem,
  readableDescription,
  readableEvents,
} from './believable.ts';
import { ControlError, type ControlErrorKind } from './control-error.ts';
import { withoutExtensions } from './extension-fields.ts';
import { jsonExcess } from './json-shape.ts';
import { knownDescription } from './known-description.ts';
import {
  type Description,
  type EventLog,
  type MemberCalls,
  maxBodyBytes,
  type OperationName,
  operations,
  type Pair,
  Problem,
  type ProblemKind,
  problemKinds,
} from './wire.ts';

export interface ControlClientSetup {
  /** Base URL of the control server, as in http://127.0.0.1:8090. */
  readonly url: string;
  readonly token: string;
  readonly dispatcher: Carrier;
  /** Milliseconds that one operation may take, answer included. Default: 30,000. */
  readonly deadlineMs?: number;
}

/**
 * The control protocol from the kit's side, one method an operation. Requests are checked before they leave and answers
 * before they are believed. Every method throws {@link ControlError} and nothing else.
 */
export class ControlClient {
  readonly #setup: ControlClientSetup;
  readonly #base: URL;
  readonly #prefix: string;
  /** What each pair's clock said last. */
  readonly #clocks = new Map<string, number>();

  constructor(setup: ControlClientSetup) {
    const base = URL.parse(setup.url);
    if (base === null || !/^https?:$/.test(base.protocol)) {
      throw new ControlError(
        'protocol',
        `the control server's URL must begin with http://, not ${foreignText(setup.url)}`,
      );
    }
    keepSecret(setup.token);
    this.#setup = setup;
    this.#base = base;
    this.#prefix = base.pathname.replace(/\/+$/, '');
  }

  /** @throws ControlError `protocol` also for another version of the protocol and for capabilities that it does not have */
  async describe(): Promise<Description> {
    const description = await this.#ask('describe');
    refuse('describe', descriptionProblem(description));
    return readableDescription(description);
  }

  /** The identifiers of the pairs that stand there. */
  async listPairs(): Promise<readonly string[]> {
    return (await this.#ask('listPairs')).pairs;
  }

  /** A fresh pair; `version` is what both members run, the newest if left out. */
  createPair(request: { readonly version?: string } = {}): Promise<Pair> {
    return this.#askPair('createPair', { body: request });
  }

  readPair(pair: string): Promise<Pair> {
    return this.#askPair('readPair', { pair });
  }

  async deletePair(pair: string): Promise<void> {
    this.#clocks.delete(pair);
    await this.#ask('deletePair', { pair });
  }

  reset(pair: string): Promise<Pair> {
    return this.#askPair('reset', { pair });
  }

  stop(pair: string, member: string): Promise<Pair> {
    return this.#askPair('stop', { pair, member });
  }

  start(pair: string, member: string): Promise<Pair> {
    return this.#askPair('start', { pair, member });
  }

  kill(pair: string, member: string): Promise<Pair> {
    return this.#askPair('kill', { pair, member });
  }

  install(pair: string, member: string, version: string): Promise<Pair> {
    return this.#askPair('install', { pair, member, body: { version } });
  }

  /** `value` null takes the option away. */
  setOption(
    pair: string,
    member: string,
    option: { readonly section: string; readonly name: string; readonly value: string | null },
  ): Promise<Pair> {
    return this.#askPair('setOption', { pair, member, body: option });
  }

  setHaConnection(pair: string, state: 'established' | 'lost'): Promise<Pair> {
    return this.#askPair('setHaConnection', { pair, body: { state } });
  }

  switchover(pair: string): Promise<Pair> {
    return this.#askPair('switchover', { pair });
  }

  /** Answers with the identifiers of the new calls. At most `maxCallsPerRequest` at once. */
  async placeCalls(pair: string, request: { readonly count: number; readonly multisite: boolean }): Promise<string[]> {
    const { calls } = await this.#ask('placeCalls', { pair, body: request });
    refuse('placeCalls', callIdProblem(calls));
    return calls;
  }

  endCalls(pair: string, calls: readonly string[]): Promise<void> {
    return this.#ask('endCalls', { pair, body: { calls } });
  }

  /** The calls of one member, or of both where none is named. */
  async listCalls(pair: string, member?: string): Promise<MemberCalls> {
    const listed = await this.#ask('listCalls', member === undefined ? { pair } : { pair, query: { member } });
    refuse('listCalls', callsProblem(listed));
    this.#clocks.set(pair, listed.now);
    return listed;
  }

  /** Seconds on the pair's clock. */
  async readClock(pair: string): Promise<number> {
    const { now } = await this.#ask('readClock', { pair });
    this.#clocks.set(pair, now);
    return now;
  }

  /** Moves a virtual clock by that many seconds; answers with the new time. */
  async advanceClock(pair: string, seconds: number): Promise<number> {
    const before = this.#clocks.get(pair);
    const { now } = await this.#ask('advanceClock', { pair, body: { seconds } });
    refuse('advanceClock', advanceProblem(before, seconds, now));
    this.#clocks.set(pair, now);
    return now;
  }

  /** Events from the mark `since` on; without it, from the oldest that the target still has. */
  async readEvents(pair: string, since?: number): Promise<EventLog> {
    const given = since === undefined ? { pair } : { pair, query: { since: String(since) } };
    const log = await this.#ask('readEvents', given);
    refuse('readEvents', eventsProblem(log, since));
    return readableEvents(log);
  }

  async #askPair(name: PairOperation, given: Given = {}): Promise<Pair> {
    const pair = await this.#ask(name, given);
    refuse(name, pairProblem(pair, given.pair));
    this.#clocks.set(pair.id, pair.now);
    return pair;
  }

  async #ask<Name extends OperationName>(name: Name, given: Given = {}): Promise<AnswerOf<Name>> {
    const { method, path, request, status, answer } = operations[name];
    const target =
      this.#prefix +
      path.replace(/\{(pair|member)\}/g, (_, key) => segment(key === 'pair' ? given.pair : given.member));
    const asked = `${name} (${method} ${target})`;
    const url = new URL(target, this.#base);
    for (const [key, value] of Object.entries(given.query ?? {})) url.searchParams.set(key, value);
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization: `Bearer ${this.#setup.token}`,
    };
    const body = request === undefined ? undefined : encode(asked, request, given.body);
    if (body !== undefined) headers['content-type'] = 'application/json';
    const outcome = await exchange(
      { dispatcher: this.#setup.dispatcher, url, method, headers, ...(body === undefined ? {} : { body }) },
      { deadlineMs: this.#setup.deadlineMs ?? 30_000, maxBytes: maxBodyBytes },
    );
    const bytes = wholeAnswer(asked, this.#base.origin, outcome, status);
    // The registry above says which schema belongs to which name; the compiler cannot follow it through the union.
    return (answer === undefined ? undefined : decode(asked, name, answer, bytes)) as AnswerOf<Name>;
  }
}

interface Given {
  readonly pair?: string;
  readonly member?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type AnswerOf<Name extends OperationName> = (typeof operations)[Name]['answer'] extends z.ZodType
  ? z.infer<(typeof operations)[Name]['answer']>
  : undefined;

/** The operations that answer with the pair. */
type PairOperation = { [Name in OperationName]: AnswerOf<Name> extends Pair ? Name : never }[OperationName];

function refuse(name: OperationName, problem: string | undefined): void {
  if (problem !== undefined) throw new ControlError('protocol', `${name}: the answer cannot be true: ${problem}`);
}

function segment(value: string | undefined): string {
  // "" would name another resource, "." and ".." would be folded away by the URL.
  if (value === undefined || /^\.{0,2}$/.test(value)) {
    throw new ControlError(
      'protocol',
      `a pair or a member was asked for by the name "${value ?? ''}", which is no name`,
    );
  }
  return encodeURIComponent(value);
}

function encode(asked: string, schema: z.ZodType, body: unknown): string {
  const checked = schema.safeParse(body);
  if (checked.success) return JSON.stringify(checked.data);
  throw new ControlError('protocol', `${asked} was not sent, the request is not valid: ${issuesText(checked.error)}`);
}

function decode(asked: string, name: OperationName, schema: z.ZodType, bytes: Uint8Array): unknown {
  const excess = jsonExcess(bytes);
  if (excess !== undefined) throw new ControlError('protocol', `${asked}: the answer is too much: ${excess}`);
  const value = withoutExtensions(parseJson(bytes));
  if (value === undefined) {
    const came = bytes.length === 0 ? 'an empty body' : foreignText(new TextDecoder().decode(bytes.subarray(0, 400)));
    throw new ControlError('protocol', `${asked}: expected an answer in JSON, came ${came}`);
  }
  const known = name === 'describe' ? knownDescription(value) : { value };
  if ('problem' in known) throw new ControlError('protocol', `${asked}: ${known.problem}`);
  const checked = schema.safeParse(known.value);
  if (checked.success) return checked.data;
  throw new ControlError(
    'protocol',
    `${asked}: the answer is not what the protocol says: ${issuesText(checked.error)}`,
  );
}

/** The body of an answer with the status that the operation calls for; anything else is thrown. */
function wholeAnswer(asked: string, origin: string, outcome: ExchangeOutcome, expected: number): Uint8Array {
  switch (outcome.kind) {
    case 'no answer':
      throw new ControlError('transport', `${asked}: the control server at ${origin} gave no answer: ${outcome.why}`);
    case 'broken answer':
      throw new ControlError(
        outcome.brokenOff ? 'transport' : 'protocol',
        `${asked}: the answer of the control server at ${origin} is broken: ${outcome.why}`,
      );
    case 'not http':
      throw new ControlError('protocol', `${asked}: what listens at ${origin} does not speak HTTP: ${outcome.why}`);
    case 'too large':
      throw new ControlError('protocol', `${asked}: the answer has more than ${maxBodyBytes} bytes`);
    case 'answer':
      if (outcome.status === expected) return outcome.body;
      throw problem(asked, outcome, expected);
  }
}

function problem(
  asked: string,
  answer: { readonly status: number; readonly headers: AnswerHeaders; readonly body: Uint8Array },
  expected: number,
): ControlError {
  const location = headerText(answer.headers, 'location');
  if (location !== undefined && answer.status >= 300 && answer.status < 400) {
    const where = foreignText(location);
    return new ControlError(
      'protocol',
      `${asked}: redirected (${answer.status}) to ${where}; give that server's own URL`,
    );
  }
  const parsed = Problem.safeParse(jsonExcess(answer.body) === undefined ? parseJson(answer.body) : undefined);
  if (!parsed.success) {
    const came = foreignText(new TextDecoder().decode(answer.body.subarray(0, 400)));
    const text = `${asked}: expected ${expected}, came ${answer.status} without problem details: ${came || 'no body'}`;
    // A bare 401 or 501 from a gateway or a minimal server is still plain enough to act on.
    return new ControlError(answer.status < 400 ? 'protocol' : (kindOfStatus(answer.status) ?? 'protocol'), text);
  }
  const { type, title, detail } = parsed.data;
  const kind = kindOfType(type) ?? kindOfStatus(answer.status) ?? 'protocol';
  const said = [title, detail].filter((text) => text !== undefined).map((text) => foreignText(text, 400));
  return new ControlError(kind, `${asked}: ${answer.status} ${said.join(': ')}`);
}

const kinds = Object.keys(problemKinds) as ProblemKind[];

function kindOfType(type: string): ControlErrorKind | undefined {
  return kinds.find((kind) => type === `urn:sip-ha:problem:${kind}`);
}

function kindOfStatus(status: number): ControlErrorKind | undefined {
  return kinds.find((kind) => problemKinds[kind] === status);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function issuesText(error: z.ZodError): string {
  return foreignText(
    error.issues
      .map(({ path, message }) => (path.length === 0 ? message : `${message} at ${path.join('.')}`))
      .join('; '),
    400,
  );
}
