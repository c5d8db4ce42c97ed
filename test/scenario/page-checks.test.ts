import { afterEach, describe, expect, test } from 'vitest';
import type { Carrier } from '../../src/http/exchange.ts';
import { openPair } from '../../src/scenario/open-pair.ts';
import { checkMoved, checkPorts, movePage } from '../../src/scenario/page-checks.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';
import { outcomeOf } from './scripted-pair.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** The port under which the run reaches this port of a member: a router or a container publishes it. */
type Published = (member: string, port: string) => string;

interface More {
  readonly deviation?: string;
  readonly answersItself?: boolean;
}

/** Mock pairs whose status pages are reached through forwarded ports, as their control server says. */
async function open(published: Published, { deviation, answersItself = false }: More = {}) {
  const target = await launchMockTarget(deviation === undefined ? {} : { deviation });
  cleanUps.push(() => target.close());
  const pair = await openPair({ ...target, dispatcher: forwarding(target.dispatcher, published, answersItself) });
  return { pair, atFirst: pair.members };
}

/** `answersItself`: a request to a port where nothing answers gets an answer from what forwards it. */
function forwarding(carrier: Carrier, published: Published, answersItself: boolean): Carrier {
  const behind = new Map<string, string>();
  const forward = (text: string) =>
    text.replace(/(http:\/\/[^"/]*(sip-[ab])[^"/:]*):(\d+)(?=\/server)/g, (inner, host, member, port) => {
      const outer = `${host}:${published(member, port)}`;
      behind.set(outer, inner);
      return outer;
    });
  return {
    dispatch: (request, handler) =>
      carrier.dispatch(
        { ...request, origin: behind.get(request.origin) ?? request.origin },
        {
          onRequestStart: (...given) => handler.onRequestStart?.(...given),
          onResponseStart: (...given) => handler.onResponseStart?.(...given),
          onResponseData: (controller, chunk) =>
            handler.onResponseData?.(controller, Buffer.from(forward(Buffer.from(chunk).toString()))),
          onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
          onResponseError: (controller, error) => {
            if (!answersItself || controller === null) return handler.onResponseError?.(controller, error);
            handler.onResponseStart?.(controller, 502, {}, 'Bad Gateway');
            handler.onResponseEnd?.(controller, {});
          },
        },
      ),
  };
}

const asItIs: Published = (_, port) => port;
/** Ports 8080 and 8090 of the mock. */
const each: Published = (member, port) => `${member === 'sip-a' ? '41' : '42'}0${port.slice(2)}`;
const onlyBackup: Published = (member, port) => (member === 'sip-b' ? each(member, port) : port);
/** The way in is pointed at whatever port the page is on. */
const onePerMember: Published = (member) => each(member, '8080');

describe('each member answers on the port of its own option', () => {
  test.each<[string, Published, string]>([
    ['ports as they are', asItIs, 'passed'],
    ['both forwarded', each, 'not tested'],
    ['one forwarded', onlyBackup, 'not tested'],
  ])('%s', async (_, published, outcome) => {
    const { pair, atFirst } = await open(published);
    expect(await outcomeOf(checkPorts(pair, atFirst))).toBe(outcome);
    await pair.stop('sip-b');
    await pair.start('sip-b');
    expect(await outcomeOf(checkPorts(pair, atFirst))).toBe(outcome);
  });

  test('a page that leaves the port of its option is wrong, whatever is forwarded beside it', async () => {
    const { pair, atFirst } = await open(onlyBackup, { deviation: 'port-option-lost-at-restart' });
    await pair.stop('sip-b');
    await pair.start('sip-b');
    expect(await outcomeOf(checkPorts(pair, atFirst))).toBe('not tested');
    await pair.switchover();
    await pair.stop('sip-a');
    await pair.start('sip-a');
    expect(await outcomeOf(checkPorts(pair, atFirst))).toBe('failed');
  });
});

describe('a changed option moves the page', () => {
  test.each<[string, Published, More, string]>([
    ['ports as they are', asItIs, {}, 'passed'],
    ['both forwarded', each, {}, 'passed'],
    ['one forwarded', onlyBackup, {}, 'passed'],
    ['forwarded by what answers for itself', each, { answersItself: true }, 'passed'],
    ['forwarded from one port to whatever the page is on', onePerMember, {}, 'not tested'],
    ['ports as they are, and the option is ignored', asItIs, { deviation: 'port-option-ignored' }, 'failed'],
    ['ports as they are, and the page is on another port', asItIs, { deviation: 'port-one-above' }, 'failed'],
    ['ports as they are, and something answers at the old one', asItIs, { answersItself: true }, 'failed'],
  ])('%s', async (_, published, more, outcome) => {
    const { pair, atFirst } = await open(published, more);
    const moved = await movePage(pair, 'backup');
    expect(await outcomeOf(checkMoved(pair, moved, atFirst))).toBe(outcome);
  });
});
