import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  Advance,
  CallList,
  type Description,
  Install,
  NewPair,
  type OperationName,
  PlaceCalls,
  SetHaConnection,
  SetOption,
} from '../../src/control/wire.ts';
import { readCallId, writeCallId } from './call-id.ts';
import { ControlProblem, type PairControl, type PairHost } from './pair-host.ts';

/** A bound, so that a client that never deletes is told so before the machine is full. */
const mostPairs = 5000;

/** One request, as far as the operation is concerned. */
export interface Invocation {
  readonly description: Description;
  readonly host: PairHost;
  readonly pairs: Map<string, PairControl>;
  readonly pair: string | undefined;
  readonly member: string;
  readonly body: string;
  readonly query: URLSearchParams;
}

/**
 * @returns the answer, not yet checked; undefined where there is none
 * @throws ControlProblem
 */
export async function perform(name: OperationName, call: Invocation): Promise<unknown> {
  if (name === 'describe') return call.description;
  if (name === 'listPairs') return { pairs: [...call.pairs.keys()] };
  if (name === 'createPair') return createPair(call);
  const pair = call.pair === undefined ? undefined : call.pairs.get(call.pair);
  if (pair === undefined) {
    throw new ControlProblem('not-found', `no pair ${call.pair?.slice(0, 64)}: create one with POST /v1/pairs`);
  }
  switch (name) {
    case 'readPair':
      return pair.read();
    case 'deletePair':
      call.pairs.delete(call.pair ?? '');
      return pair.close();
    case 'reset':
      await pair.reset();
      return pair.read();
    case 'stop':
      await pair.stop(call.member);
      return pair.read();
    case 'start':
      await pair.start(call.member);
      return pair.read();
    case 'kill':
      await pair.kill(call.member);
      return pair.read();
    case 'install':
      await pair.install(call.member, parse(Install, call.body).version);
      return pair.read();
    case 'setOption': {
      const option = parse(SetOption, call.body);
      await pair.setOption(call.member, option.section, option.name, option.value);
      return pair.read();
    }
    case 'setHaConnection':
      await pair.setHaConnection(parse(SetHaConnection, call.body).state);
      return pair.read();
    case 'switchover':
      await pair.switchover();
      return pair.read();
    case 'placeCalls': {
      const { count, multisite } = parse(PlaceCalls, call.body);
      return { calls: (await pair.placeCalls(count, multisite)).map(writeCallId) };
    }
    case 'endCalls':
      return pair.endCalls(parse(CallList, call.body).calls.map(knownCall));
    case 'listCalls': {
      const { members, now } = await pair.listCalls(call.query.get('member') ?? undefined);
      return { members: members.map((m) => ({ ...m, calls: m.calls?.map(writeCallId) ?? null })), now };
    }
    case 'readClock':
      return { now: await pair.now() };
    case 'advanceClock':
      return { now: await pair.advance(parse(Advance, call.body).seconds) };
    case 'readEvents':
      return pair.events(readSince(call.query));
    default:
      return name satisfies never;
  }
}

async function createPair(call: Invocation): Promise<unknown> {
  const { version } = parse(NewPair, call.body === '' ? '{}' : call.body);
  if (call.pairs.size >= mostPairs) {
    throw new ControlProblem('conflict', `there are ${mostPairs} pairs already: delete those that are done with`);
  }
  const id = `p${randomBytes(6).toString('hex')}`;
  const pair = await call.host.createPair(id, version);
  call.pairs.set(id, pair);
  return pair.read();
}

function parse<T extends z.ZodType>(schema: T, body: string): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ControlProblem('invalid-request', 'the body must be JSON, and is not');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ControlProblem('invalid-request', z.prettifyError(parsed.error).slice(0, 1000));
}

function knownCall(text: string): number {
  const call = readCallId(text);
  if (call !== undefined) return call;
  throw new ControlProblem(
    'invalid-request',
    `no call was ever named ${JSON.stringify(text)}: use the ids of POST calls`,
  );
}

function readSince(query: URLSearchParams): number {
  const text = query.get('since') ?? '0';
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ControlProblem(
    'invalid-request',
    `since must be a mark, a whole number, not ${JSON.stringify(text.slice(0, 64))}`,
  );
}
