/**
 * Requests per second of the mock's status page with 50,000 calls on the member, over real HTTP, against a bare node:http
 * server that returns the same bytes. Aim: 70 % of them. Both run in this process, one after the other in turns, under
 * the same load from a process of its own.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Pool, request } from 'undici';
import { documentedBehaviour } from '../mocks/sip-server/documented-behaviour.ts';
import { InProcessPair } from '../mocks/sip-server/in-process-pair.ts';
import { defaultReadings } from '../mocks/sip-server/readings.ts';
import { servePage } from '../mocks/sip-server/status-page.ts';
import { median } from './median.ts';

const calls = 50_000;
const rounds = 7;
const secondsARound = 1;
const connections = 20;
const targets = ['/serverx?sipServer', '/server?sipServer', '/serverx'];

/** In the child: loads one URL for a while and prints how many answers came a second. */
async function load(url: string): Promise<void> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const path = pathname + search;
  let answers = 0;
  const until = async (end: number): Promise<void> => {
    while (performance.now() < end) {
      const { body } = await pool.request({ path, method: 'GET' });
      await body.dump();
      answers += 1;
    }
  };
  const everywhere = (end: number) => Promise.all(Array.from({ length: connections }, () => until(end)));
  await everywhere(performance.now() + 300);
  answers = 0;
  const begin = performance.now();
  await everywhere(begin + secondsARound * 1000);
  console.log((answers / (performance.now() - begin)) * 1000);
  await pool.close();
}

async function serve(listener: RequestListener): Promise<{ origin: string; close: () => void }> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

async function answersASecond(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), url]);
  return Number(stdout);
}

async function compare(target: string): Promise<void> {
  const pair = new InProcessPair({
    id: 'bench',
    version: '8.1.103.95',
    readings: defaultReadings,
    behaviour: () => documentedBehaviour,
    host: (member) => member,
    onClose: () => {},
  });
  await pair.placeCalls(calls, false);
  const member = pair.memberAt('sip-a', 8080);
  if (member === undefined) throw new Error('no member');
  const mock = await serve((request, response) => {
    const page = servePage(member, { method: request.method ?? '', target: request.url ?? '' });
    response.writeHead(page.status, { ...page.headers, 'content-length': Buffer.byteLength(page.body) }).end(page.body);
  });
  const { status, headers, body } = servePage(member, { method: 'GET', target });
  const bytes = Buffer.from(body);
  const bare = await serve((_request, response) => {
    response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
  });
  const [one, other] = await Promise.all(
    [mock, bare].map(async ({ origin }) => (await request(origin + target)).body.text()),
  );
  if (one !== other) throw new Error('the two do not return the same bytes');

  const ratios: number[] = [];
  const rates = { mock: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const ofMock = await answersASecond(mock.origin + target);
    const ofBare = await answersASecond(bare.origin + target);
    rates.mock.push(ofMock);
    rates.bare.push(ofBare);
    ratios.push(ofMock / ofBare);
  }
  const [fast, plain] = [median(rates.mock), median(rates.bare)].map(Math.round);
  const share = Math.round(median(ratios) * 100);
  console.log(`  ${target.padEnd(20)} ${bytes.length} bytes: mock ${fast}/s, bare ${plain}/s, ${share} % (aim: 70 %)`);
  mock.close();
  bare.close();
}

const url = process.argv[2];
if (url !== undefined) await load(url);
else {
  console.log(`status page with ${calls} calls on the member, median of ${rounds} rounds in turns`);
  for (const target of targets) await compare(target);
}
