/** A vendor's image in a real Docker, as `stand-in/` has one. Skipped where no Docker answers, except where CI=true. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import { ControlClient } from '../../../src/control/control-client.ts';
import type { Pair } from '../../../src/control/wire.ts';
import { readStatus } from '../../../src/status/status-client.ts';
import { connectDocker, type Docker } from '../../../src/targets/container/docker.ts';
import { launchContainerTarget } from '../../../src/targets/container-target.ts';
import type { Target } from '../../../src/targets/target.ts';
import { runCommand } from '../../cli/run-command.ts';
import { buildStandIns, standInImage } from './stand-in/build-stand-in.ts';

const docker: Docker | undefined = await connectDocker().catch((cause: unknown) => {
  if (process.env['CI'] === 'true') throw cause;
  return undefined;
});

const versions = ['8.1.103.95', '8.1.104.10'] as const;
const [running, upgrade] = versions;
/** Real milliseconds for what happens at once on an idle machine. */
const soon = 20_000;
const licence = 'a licence that nobody is to see';
const directory = mkdtempSync(join(tmpdir(), 'sip-ha-vendor-'));

const sipctl = (...words: string[]) => ['node', 'test/targets/container/stand-in/sipctl.ts', ...words];
const commands = {
  'place-calls': sipctl('place', '{count}'),
  'place-multisite-calls': sipctl('place', '{count}', 'multisite'),
  'end-calls': sipctl('end'),
  'list-calls': sipctl('list'),
  'set-option': sipctl('set', '{section}', '{name}', '{value}'),
  'remove-option': sipctl('unset', '{section}', '{name}'),
  'become-primary': sipctl('become', 'primary'),
  'become-backup': sipctl('become', 'backup'),
  'ha-connection': sipctl('connection'),
};
const capabilities = ['set-option', 'switchover', 'place-calls', 'place-multisite-calls', 'end-calls', 'list-calls'];
const protocol = { port: 9090, tokenEnvironment: 'SIP_CONTROL_TOKEN', capabilities };

/** Settings for the stand-in; `wrong` is the name of a deviation, which it finds in a mounted file. */
function settings(name: string, drive: object, { wrong = '', environment = {}, ...more }: Settings = {}): string {
  writeFileSync(join(directory, `${name}.wrong`), wrong);
  const file = join(directory, `${name}.yaml`);
  const all = {
    images: Object.fromEntries(versions.map((version) => [version, standInImage(version)])),
    defaultVersion: running,
    statusPort: 8080,
    spareStatusPort: 8081,
    environment: {
      SIP_MEMBER: '{member}',
      SIP_ROLE: '{configuredRole}',
      SIP_PEER: '{peer}',
      SIP_PEER_ADDRESS: '{peerLinkAddress}',
      SIP_OPTIONS: '{options}',
      ...environment,
    },
    secretEnvironment: { SIP_LICENCE: 'SIP_HA_TEST_LICENCE' },
    mounts: [{ from: `${name}.wrong`, to: '/etc/sip/wrong' }],
    timeouts: { start: 25, command: 20 },
    drive,
    ...more,
  };
  writeFileSync(file, stringify(all));
  return file;
}

interface Settings {
  readonly wrong?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly images?: Readonly<Record<string, string>>;
  readonly timeouts?: Readonly<Record<string, number>>;
}

const byCommands = () => settings('commands', { commands });
const byProtocol = () => settings('protocol', { protocol }, { environment: { SIP_CONTROL_PORT: '9090' } });

const few = { pairsAtOnce: 2, commandSeconds: 20 };

/** A run of the command line with the settings `<name>.yaml`; its reports are in `<name>`. */
function conformance(file: string, args: readonly string[], onErr?: Parameters<typeof runCommand>[1]) {
  const reports = file.replace(/\.yaml$/, '');
  const all = ['conformance', '--target', 'container', '--image-settings', file, '--report-dir', reports, ...args];
  return runCommand(all, onErr);
}

/** The containers of our images; other runs have other images. */
async function ours(): Promise<string[]> {
  const containers = await docker?.listContainers({ all: true, filters: { ancestor: versions.map(standInImage) } });
  return (containers ?? []).flatMap(({ Names }) => Names);
}

/** The containers and networks whose names begin so. */
async function named(prefix: string): Promise<string[]> {
  const filters = { name: [prefix] };
  const containers = await docker?.listContainers({ all: true, filters });
  const networks = await docker?.listNetworks({ filters });
  return [...(containers ?? []).flatMap(({ Names }) => Names), ...(networks ?? []).map(({ Name }) => Name)];
}

describe.skipIf(docker === undefined)("a vendor's image", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    process.env['SIP_HA_TEST_LICENCE'] = licence;
    await buildStandIns(versions);
  }, 120_000);
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    for (const version of versions) await docker?.getImage(standInImage(version)).remove({ force: true });
  });

  describe.each([
    ['by commands in its containers', byCommands],
    ['by the control protocol in its containers', byProtocol],
  ])('that is driven %s', (_, file) => {
    let target: Target;
    let control: ControlClient;
    let pair: Pair;
    beforeAll(async () => {
      target = await launchContainerTarget({ imageSettings: { ...few, file: file() } });
      const { controlUrl: url, controlToken: token, dispatcher } = target;
      control = new ControlClient({ url, token, dispatcher });
      pair = await control.createPair({});
      await established();
    }, 60_000);
    afterAll(() => target?.close(), 60_000);

    async function established(): Promise<void> {
      const state = async () => (await control.readPair(pair.id)).haConnection;
      await vi.waitFor(async () => expect(await state()).toBe('established'), soon);
    }

    /** Role and build of each member, as its page says. */
    async function pages(): Promise<string[]> {
      const { dispatcher, statusForm: form } = target;
      const { members } = await control.readPair(pair.id);
      const answers = members.map(({ statusUrl }) => readStatus(statusUrl, { dispatcher, form, deadlineMs: 5000 }));
      return (await Promise.all(answers)).map((answer) =>
        answer.kind === 'status' ? String(answer.status.role) : answer.kind,
      );
    }

    async function callsOf(): Promise<(readonly string[] | null)[]> {
      return (await control.listCalls(pair.id)).members.map(({ calls }) => calls?.toSorted() ?? null);
    }

    test('calls begin on the primary, reach the backup and end; the HA connection is cut and restored', async () => {
      expect(await pages()).toEqual(['primary', 'backup']);
      const calls = await control.placeCalls(pair.id, { count: 3, multisite: false });
      await expect.poll(callsOf, { timeout: soon }).toEqual([calls, calls]);
      expect((await control.setHaConnection(pair.id, 'lost')).haConnection).toBe('lost');
      const [more = ''] = await control.placeCalls(pair.id, { count: 1, multisite: true });
      await control.endCalls(pair.id, calls.slice(0, 2));
      expect(await callsOf()).toEqual([[calls[2], more], calls]);
      await control.setHaConnection(pair.id, 'established');
      await established();
      await control.endCalls(pair.id, [...calls, more]);
      await expect.poll(callsOf, { timeout: soon }).toEqual([[], []]);
    });

    test('roles change as ordered, and a killed primary is replaced; a started member is backup', async () => {
      await control.switchover(pair.id);
      expect(await pages()).toEqual(['backup', 'primary']);
      await control.kill(pair.id, 'sip-b');
      expect(await pages()).toEqual(['primary', 'unreachable']);
      await control.start(pair.id, 'sip-b');
      expect(await pages()).toEqual(['primary', 'backup']);
    });

    test('another version is another image, and options outlive it', async () => {
      await control.setOption(pair.id, 'sip-b', { section: 'TServer', name: 'http-port', value: '8081' });
      await control.stop(pair.id, 'sip-b');
      await expect(control.install(pair.id, 'sip-b', '8.1.102.58')).rejects.toMatchObject({ kind: 'not-supported' });
      await control.install(pair.id, 'sip-b', upgrade);
      const { members } = await control.start(pair.id, 'sip-b');
      expect(members[1]).toMatchObject({ version: upgrade, statusUrl: expect.stringContaining(':8081/') });
      expect(await pages()).toEqual(['primary', 'backup']);
      const containers = await docker?.listContainers({
        filters: { name: ['sip-b'], ancestor: [standInImage(upgrade)] },
      });
      expect(containers).toHaveLength(1);
    });

    test('what its containers write is shown without the secrets', async () => {
      const { events } = await control.readEvents(pair.id);
      const texts = events.map(({ text }) => text);
      expect(texts).toContainEqual(expect.stringContaining('container wrote: licence [hidden], token'));
      expect(texts.join('\n')).not.toContain(licence);
      expect(texts.join('\n')).not.toMatch(/token [0-9a-f]{8}/);
    });
  });

  const moved = ['--scenario', 'features/status-page/http-port.feature:22'];
  const restarted = ['--scenario', 'features/status-page/http-port.feature:17'];

  test.each([
    ['commands', { commands }, {}],
    ['protocol', { protocol }, { SIP_CONTROL_PORT: '9090' }],
  ])('driven by %s, a right one passes and a wrong one is found', async (name, drive, environment) => {
    const [right, wrong] = await Promise.all([
      conformance(settings(`right-${name}`, drive, { environment }), moved),
      conformance(settings(`wrong-${name}`, drive, { environment, wrong: 'upgrade-ready-primary' }), restarted),
    ]);
    expect(right.exitCode, right.out + right.err).toBe(0);
    expect(right.out).toContain('http.port-option  passed');
    expect(wrong.exitCode, wrong.out + wrong.err).toBe(1);
    expect(wrong.out).toContain('failed  ready.upgrade.primary-never');
    expect(wrong.out).toContain(`--image-settings ${join(directory, `wrong-${name}.yaml`)}`);
    const report = readFileSync(join(directory, `wrong-${name}`, 'conformance.json'), 'utf8');
    expect(report).toContain('container wrote: licence [hidden]');
    expect(report).not.toContain(licence);
  });

  test('what it has no command for is not tested', async () => {
    const { 'set-option': _set, 'remove-option': _remove, ...fewer } = commands;
    const { exitCode, out, err } = await conformance(settings('fewer', { commands: fewer }), moved);
    expect(exitCode, out + err).toBe(2);
    expect(out).toMatch(/http\.port-option +not tested/);
  });

  test('a command that fails, one that never ends and one that says too much end as trouble that names them', async () => {
    const drive = {
      commands: {
        ...commands,
        'place-calls': sipctl('fail'),
        'list-calls': ['node', '-e', 'setInterval(() => {}, 1000)'],
        'end-calls': ['node', '-e', 'process.stdout.write("x".repeat(100_000))'],
        'set-option': ['no-such-program'],
      },
    };
    const file = settings('trouble', drive, { timeouts: { start: 25, command: 6 } });
    const target = await launchContainerTarget({ imageSettings: { ...few, file } });
    try {
      const { controlUrl: url, controlToken: token, dispatcher } = target;
      const control = new ControlClient({ url, token, dispatcher });
      const { id } = await control.createPair({});
      await expect(control.placeCalls(id, { count: 1, multisite: false })).rejects.toThrow(
        'command place-calls in sip-a: it ended with exit code 3: refused, licence [hidden]\ufffd[31m',
      );
      await expect(control.listCalls(id, 'sip-a')).rejects.toThrow('list-calls in sip-a: it has not ended within 6 s');
      await expect(control.endCalls(id, [])).rejects.toThrow('end-calls in sip-a: it wrote more than 65536 bytes');
      const option = { section: 'a', name: 'b', value: 'c' };
      await expect(control.setOption(id, 'sip-a', option)).rejects.toThrow('set-option in sip-a: ');
    } finally {
      await target.close();
    }
  });

  test('a container that does not come up is told by its last words, and goes', async () => {
    const file = settings('broken', { commands }, { environment: { SIP_OPTIONS: 'no JSON' } });
    const target = await launchContainerTarget({ imageSettings: { ...few, file } });
    try {
      const { controlUrl: url, controlToken: token, dispatcher } = target;
      const control = new ControlClient({ url, token, dispatcher });
      await expect(control.createPair({})).rejects.toThrow(/ended with exit code 1 instead of coming up: .*no JSON/);
      expect(await ours()).toEqual([]);
    } finally {
      await target.close();
    }
  });

  test('an image that is not there is named, and nothing is fetched', async () => {
    const images = { [running]: 'stand-in-for-a-vendor/none:1', [upgrade]: standInImage(upgrade) };
    const { exitCode, err } = await conformance(settings('missing', { commands }, { images }), ['--per-rule', '1']);
    expect(exitCode).toBe(3);
    expect(err).toContain('image stand-in-for-a-vendor/none:1 of version 8.1.103.95 is not on this machine');
    expect(err).toContain('docker pull stand-in-for-a-vendor/none:1');
  });

  test('a run that is killed leaves nothing but the images', async () => {
    let kill: (() => void) | undefined;
    const file = settings('killed', { commands });
    const run = conformance(file, restarted, {
      onErr: (_, signal) => {
        kill = () => signal('SIGKILL');
      },
    });
    await expect.poll(ours, { timeout: soon }).toContainEqual(expect.stringMatching(/sip-b$/));
    const [prefix = 'none'] = /sip-ha-[0-9a-f]+/.exec((await ours()).join()) ?? [];
    expect((await named(prefix)).length).toBeGreaterThan(3);
    kill?.();
    await run;
    await expect.poll(() => named(prefix), { timeout: soon }).toEqual([]);
    for (const version of versions) await docker?.getImage(standInImage(version)).inspect();
  });
});
