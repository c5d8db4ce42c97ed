/** With a real Docker. Where none answers these tests are skipped, except where CI=true says that they must run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import type { Pair } from '../../src/control/wire.ts';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readStatus } from '../../src/status/status-client.ts';
import { connectDocker, type Docker } from '../../src/targets/container/docker.ts';
import { holdLease } from '../../src/targets/container/lease.ts';
import { removeLeftovers, removeRun } from '../../src/targets/container/leftovers.ts';
import { ownerLabel } from '../../src/targets/container/owner.ts';
import { launchContainerTarget } from '../../src/targets/container-target.ts';
import type { Target } from '../../src/targets/target.ts';

const docker: Docker | undefined = await connectDocker().catch((cause: unknown) => {
  if (process.env['CI'] === 'true') throw cause;
  return undefined;
});

/** The names of what there is with our label of this process (a controller's), or of any. */
async function things(of: Docker, pid?: number): Promise<string[]> {
  const filters = { label: [ownerLabel] };
  const ours = (labels: Readonly<Record<string, string>> | undefined) =>
    pid === undefined || labels?.[ownerLabel]?.split('/')[2] === String(pid);
  const [containers, networks, { Volumes: volumes }, images] = await Promise.all([
    of.listContainers({ all: true, filters }),
    of.listNetworks({ filters }),
    of.listVolumes({ filters: JSON.stringify(filters) }),
    of.listImages({ filters }),
  ]);
  return [
    ...containers.filter(({ Labels }) => ours(Labels)).flatMap(({ Names }) => Names),
    ...networks.filter(({ Labels }) => ours(Labels)).map(({ Name }) => Name),
    ...volumes.filter(({ Labels }) => ours(Labels)).map(({ Name }) => Name),
    ...images.filter(({ Labels }) => ours(Labels)).flatMap(({ RepoTags }) => RepoTags ?? []),
  ];
}

describe.skipIf(docker === undefined)('target container', { timeout: 120_000 }, () => {
  let target: Target;
  let control: ControlClient;
  beforeAll(async () => {
    target = await launchContainerTarget({ scenarios: 1 });
    control = new ControlClient({ url: target.controlUrl, token: target.controlToken, dispatcher: target.dispatcher });
  }, 240_000);
  afterAll(() => target?.close(), 100_000);

  /** Role and the two flags of each member, as 'primary 0 0'. */
  async function flags({ members }: Pair): Promise<string[]> {
    const { dispatcher, statusForm: form } = target;
    const answers = await Promise.all(
      members.map(({ statusUrl }) => readStatus(statusUrl, { dispatcher, form, deadlineMs: 5000 })),
    );
    return answers.map((answer) => {
      if (answer.kind !== 'status') return answer.kind;
      const { role, readyForSwitchover, readyForUpgrade } = answer.status;
      return [role, ...[readyForSwitchover, readyForUpgrade].map(({ kind }) => (kind === 'ready' ? 1 : 0))].join(' ');
    });
  }

  async function callCounts(pair: Pair): Promise<(number | undefined)[]> {
    const { members } = await control.listCalls(pair.id);
    return members.map(({ calls }) => calls?.length);
  }

  async function eventTexts(pair: Pair): Promise<string[]> {
    return (await control.readEvents(pair.id)).events.map(({ member, text }) => `${member ?? ''} ${text}`);
  }

  test('a cut link leaves both pages reachable and no call gets across, until it is mended', async () => {
    const pair = await control.createPair({});
    expect(await flags(pair)).toEqual(['primary 0 0', 'backup 1 1']);
    expect((await control.setHaConnection(pair.id, 'lost')).haConnection).toBe('lost');
    expect(await flags(pair)).toEqual(['primary 0 0', 'backup 0 1']);
    await control.placeCalls(pair.id, { count: 5, multisite: false });
    expect(await callCounts(pair)).toEqual([5, 0]);
    expect((await control.setHaConnection(pair.id, 'established')).haConnection).toBe('established');
    await vi.waitFor(async () => expect(await callCounts(pair)).toEqual([5, 5]), 10_000);
    await control.deletePair(pair.id);
  });

  test('kill, stop and start are the container’s, and what they leave behind is nothing', async () => {
    const pair = await control.createPair({});
    await control.placeCalls(pair.id, { count: 10, multisite: false });
    await control.setOption(pair.id, 'sip-b', { section: 'TServer', name: 'ha-max-calls-sync-at-once', value: '300' });
    const killed = await control.kill(pair.id, 'sip-b');
    expect(killed.members.map(({ state }) => state)).toEqual(['running', 'stopped']);
    expect(await flags(pair)).toEqual(['primary 0 0', 'unreachable']);
    const started = await control.start(pair.id, 'sip-b');
    expect(started.members[1].options).toContainEqual(expect.objectContaining({ value: '300' }));
    await vi.waitFor(async () => expect(await callCounts(pair)).toEqual([10, 10]), 10_000);
    await control.stop(pair.id, 'sip-a');
    expect(await flags(pair)).toEqual(['unreachable', 'primary 0 0']);
    const texts = await eventTexts(pair);
    expect(texts).toContain('sip-b container killed, exit code 137');
    expect(texts).toContain('sip-a container stopped in order');
    expect(texts.filter((text) => text.startsWith('sip-b started as backup'))).toHaveLength(2);
    await control.deletePair(pair.id);

    const next = await control.createPair({});
    expect(await callCounts(next)).toEqual([0, 0]);
    expect(next.members.flatMap(({ options }) => options.map(({ name }) => name))).toEqual(['http-port', 'http-port']);
    expect((await eventTexts(next)).filter((text) => /killed|stopped/.test(text))).toEqual([]);
    await control.deletePair(next.id);
  });

  test('another version is another container, and the next pair has the old one again', async () => {
    const pair = await control.createPair({});
    const before = await docker?.listContainers({ filters: { name: ['sip-b'], label: [ownerLabel] } });
    await control.stop(pair.id, 'sip-b');
    await control.install(pair.id, 'sip-b', '8.1.104.10');
    const { members } = await control.start(pair.id, 'sip-b');
    expect(members[1].version).toBe('8.1.104.10');
    const after = await docker?.listContainers({ filters: { name: ['sip-b'], label: [ownerLabel] } });
    expect(after?.map(({ Id }) => Id)).not.toEqual(before?.map(({ Id }) => Id));
    await control.deletePair(pair.id);
    const next = await control.createPair({});
    expect(next.members.map(({ version }) => version)).toEqual(['8.1.103.95', '8.1.103.95']);
    await control.deletePair(next.id);
  });
});

describe.skipIf(docker === undefined)('a run that is killed', { timeout: 240_000 }, () => {
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  function spawnController(pairs: number) {
    const program = join(packageRoot, 'src/targets/container/controller-process.ts');
    const env = { ...process.env, SIP_HA_CONTROL_TOKEN: 'a token for this test' };
    const child = spawn(process.execPath, [program, '--pairs', String(pairs)], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  }

  /** The controller alone, until it has made a pair's containers. */
  async function controller() {
    const child = spawnController(1);
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{"ready"')) break;
    return child;
  }

  test('is cleaned up after by its controller, and a killed controller by the next run, which leaves the living alone', async () => {
    if (docker === undefined) return;
    const [orphan, killed, living] = await Promise.all([controller(), controller(), controller()]);
    for (const { pid } of [orphan, killed, living]) expect((await things(docker, pid)).length).toBeGreaterThan(3);

    orphan.stdin.end();
    await once(orphan, 'exit');
    expect(await things(docker, orphan.pid)).toEqual([]);

    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect((await things(docker, killed.pid)).length).toBeGreaterThan(3);
    expect(await removeLeftovers(docker)).toBeGreaterThan(3);
    expect(await things(docker, killed.pid)).toEqual([]);
    expect((await things(docker, living.pid)).length).toBeGreaterThan(3);

    // A command that is killed takes with it whoever would read what the controller says while it still makes containers.
    const busy = spawnController(20);
    const progress = createInterface({ input: busy.stderr })[Symbol.asyncIterator]();
    await progress.next();
    for (const stream of [busy.stdin, busy.stdout, busy.stderr]) stream.destroy();
    await once(busy, 'exit');
    expect(await things(docker, busy.pid)).toEqual([]);

    living.kill('SIGTERM');
    await once(living, 'exit');
    expect(await things(docker, living.pid)).toEqual([]);
  });
});

test.skipIf(docker === undefined)('a run shows that it lives, anew every now and then, with one volume', async () => {
  if (docker === undefined) return;
  const labels = { 'sip-ha.run': `lease-${process.pid}` };
  const volumes = async () => {
    const { Volumes } = await docker.listVolumes({
      filters: JSON.stringify({ label: [`sip-ha.run=lease-${process.pid}`] }),
    });
    return Volumes.map(({ Name }) => Name);
  };
  const lease = await holdLease(docker, `sip-ha-lease-${process.pid}`, labels, 50);
  try {
    const [first = ''] = await volumes();
    await vi.waitFor(async () => {
      const present = await volumes();
      expect(present).toHaveLength(1);
      expect(present).not.toContain(first);
    }, 10_000);
  } finally {
    lease.release();
    // A renewal may be under way.
    await vi.waitFor(async () => {
      await removeRun(docker, `lease-${process.pid}`);
      expect(await volumes()).toEqual([]);
    }, 10_000);
  }
});
