/**
 * The controller of the container target as one program: removes what dead runs left, builds the image, makes and drives
 * pairs of containers, and serves the control protocol for them. Started by container-target.ts.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createControlServer } from '../../../mocks/sip-server/control-server.ts';
import { controlHttpServer } from '../../../mocks/sip-server/process/control-http.ts';
import type { ReadyLine } from '../../../mocks/sip-server/process/launched-process.ts';
import { listen } from '../../../mocks/sip-server/process/listen.ts';
import { begin, ready, takeToken, wholeNumber } from '../../../mocks/sip-server/process/process-life.ts';
import { type Capability, capabilities as knownCapabilities } from '../../control/wire.ts';
import { ContainerHost } from './container-host.ts';
import { connectDocker, type Docker } from './docker.ts';
import { holdLease } from './lease.ts';
import { removeLeftovers, removeRun } from './leftovers.ts';
import { type ImageLabels, imageForRun } from './member-image.ts';
import type { MemberImages } from './member-images.ts';
import { OwnImage } from './own-image.ts';
import { ownerLabel, runLabel, thisOwner } from './owner.ts';
import { progressMark } from './progress-mark.ts';
import { readImageSettings } from './read-image-settings.ts';
import { VendorImage } from './vendor-image.ts';

/** Docker lets go of a network only some time after the last container on it. Milliseconds. */
const betweenRounds = 250;
const mostRounds = 20;

const { values } = parseArgs({
  options: {
    /** How many pairs to have containers for before it is ready. */
    pairs: { type: 'string', default: '0' },
    deviation: { type: 'string' },
    reading: { type: 'string', multiple: true, default: [] },
    /** A vendor's images in place of the kit's own. */
    'image-settings': { type: 'string' },
  },
});

interface ChosenImages {
  readonly images: MemberImages;
  /** For reports. */
  readonly name: string;
  readonly capabilities: readonly Capability[];
}

/** Aborts when whoever started this process ends it, or ends without doing so, while it is not ready yet. */
const giveUp = new AbortController();
// Ctrl-C reaches this process too; whoever started it decides.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => giveUp.abort());
process.stdin.once('end', () => giveUp.abort()).once('error', () => giveUp.abort());
process.stdin.resume();
// Nobody reads what is said of a run whose command was killed; that must not end this process before it has removed all.
process.stderr.on('error', () => {});
process.stdout.on('error', () => giveUp.abort());

await begin('container controller', async () => {
  const token = takeToken('SIP_HA_CONTROL_TOKEN');
  const docker = await connectDocker();
  const run = randomBytes(4).toString('hex');
  try {
    const { server, host, url, lease } = await open(docker, run, token);
    mayGoOn();
    const line: ReadyLine = { ready: { url, pid: process.pid } };
    ready(line, true, async () => {
      server.close();
      server.closeAllConnections();
      await host.close();
      lease.release();
      await removeAll(docker, run);
    });
  } catch (cause) {
    await removeAll(docker, run);
    throw cause;
  }
});

function mayGoOn(): void {
  if (giveUp.signal.aborted) throw new Error('it was ended before it was ready');
}

async function open(docker: Docker, run: string, token: string) {
  // What Docker does not let go of, such as a network with an endpoint that is none, is in nobody's way.
  const removed = await removeLeftovers(docker).catch((cause: unknown) => {
    console.error(`${progressMark}a leftover of a run that had no time to remove it stays: ${String(cause)}`);
    return 0;
  });
  if (removed > 0) console.error(`${progressMark}removed ${removed} leftovers of a run that had no time to`);
  const labels = { [runLabel]: run, [ownerLabel]: thisOwner() };
  mayGoOn();
  const prefix = `sip-ha-${run}`;
  const lease = await holdLease(docker, prefix, labels);
  const { images, name, capabilities } = await chooseImages(docker, { run, owner: labels[ownerLabel] ?? '' });
  mayGoOn();
  const host = await ContainerHost.open({
    docker,
    labels,
    prefix,
    images,
  });
  await prepare(host);
  const control = createControlServer({
    token,
    host,
    description: {
      protocol: 1,
      name,
      capabilities: [...capabilities],
      clock: { kind: 'wall', rate: 1 },
    },
  });
  const server = controlHttpServer(control);
  return { server, host, lease, url: await listen(server, '127.0.0.1', 0) };
}

/** The kit's own image, built if need be, or the vendor's of the settings, which must be there. */
async function chooseImages(docker: Docker, labels: ImageLabels): Promise<ChosenImages> {
  const { deviation, reading, 'image-settings': file } = values;
  if (file !== undefined) {
    const images = new VendorImage(readImageSettings(file));
    await images.mustBeThere(docker);
    return { images, name: `${images.name} in two containers, wall clock`, capabilities: images.capabilities };
  }
  const wrong = deviation === undefined ? '' : `, deviation ${deviation}`;
  return {
    images: new OwnImage(await imageForRun(docker, labels), [
      ...(deviation === undefined ? [] : ['--deviation', deviation]),
      ...reading.flatMap((each) => ['--reading', each]),
    ]),
    name: `mock pair in two containers, wall clock${wrong}`,
    capabilities: knownCapabilities.filter((capability) => capability !== 'advance-clock'),
  };
}

async function prepare(host: ContainerHost): Promise<void> {
  const pairs = wholeNumber('--pairs', values.pairs, 400);
  const stop = () => void host.close();
  giveUp.signal.addEventListener('abort', stop);
  try {
    mayGoOn();
    await host.prepare(pairs, (made) =>
      console.error(`${progressMark}containers for ${made} of ${pairs} pairs are up`),
    );
  } catch (cause) {
    // Nothing may be under way when everything is removed.
    await host.close();
    mayGoOn();
    throw cause;
  } finally {
    giveUp.signal.removeEventListener('abort', stop);
  }
}

/** Until nothing is found any more: Docker may just be making something that nobody waits for. */
async function removeAll(docker: Docker, run: string): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    if (round > 0) await delay(betweenRounds);
    const removed = await removeRun(docker, run).catch((cause: unknown) => {
      console.error(`sip-ha: not everything could be removed: ${String(cause)}`);
      return 1;
    });
    if (removed === 0 && round > 0) return;
  }
}
