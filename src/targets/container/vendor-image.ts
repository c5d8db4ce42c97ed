import { ControlProblem } from '../../../mocks/sip-server/pair-host.ts';
import type { Capability } from '../../control/wire.ts';
import { CommandOrders, type CommandSetup } from './command-orders.ts';
import type { ContainerShape } from './container-setup.ts';
import { type Docker, isGone } from './docker.ts';
import { type Commands, type DrivenCapability, drivenCapabilities } from './image-settings.ts';
import type { MemberContainer } from './member-container.ts';
import type { OptionSetting } from './member-driver.ts';
import { type MemberImages, type MemberPlace, memberNames, type NewPair, type PagePorts } from './member-images.ts';
import type { MemberOrders } from './member-orders.ts';
import { pagePortWith } from './page-port.ts';
import { fillIn, type PlaceholderValues } from './placeholders.ts';
import { ProtocolOrders } from './protocol-orders.ts';
import type { VendorImageSettings } from './read-image-settings.ts';
import { VendorDriver } from './vendor-driver.ts';

const mebibyte = 1024 * 1024;
/** Processes and threads of one container. */
const mostProcesses = 4096;
/** What Docker does, whatever the image is. */
const dockerDoes = ['create-pairs', 'stop', 'start', 'kill', 'install', 'ha-connection', 'event-log'] as const;

/** A vendor's image for each version. A container of it is a member: it runs as long as the member does. */
export class VendorImage implements MemberImages {
  readonly runWithoutMember = false;
  readonly defaultVersion: string;
  readonly pagePorts: PagePorts;
  readonly #settings: VendorImageSettings;
  readonly #images: ReadonlyMap<string, string>;

  constructor(settings: VendorImageSettings) {
    const { images, defaultVersion, statusPort: http, spareStatusPort: spareHttp } = settings;
    this.#settings = settings;
    this.#images = new Map(Object.entries(images));
    this.defaultVersion = defaultVersion ?? Object.keys(images)[0] ?? '';
    this.pagePorts = spareHttp === undefined ? { http } : { http, spareHttp };
  }

  /** For reports. */
  get name(): string {
    return this.#settings.name ?? `image ${this.#imageOf(this.defaultVersion)}`;
  }

  get capabilities(): readonly Capability[] {
    const { drive } = this.#settings;
    return [...dockerDoes, ...('protocol' in drive ? drive.protocol.capabilities : capabilitiesOf(drive.commands))];
  }

  /** @throws Error that says what to do, when an image of the settings is not on this machine: none is fetched */
  async mustBeThere(docker: Docker): Promise<void> {
    for (const [version, image] of this.#images) {
      await docker
        .getImage(image)
        .inspect()
        .catch((cause: unknown) => {
          if (!isGone(cause)) throw cause;
          const what = `image ${image} of version ${version} is not on this machine, and the kit fetches none`;
          throw new Error(`${what}: get it with \`docker pull ${image}\`, or with \`docker load\` from a file`);
        });
    }
  }

  mustHave(version: string): void {
    this.#imageOf(version);
  }

  readyPort(options: readonly OptionSetting[]): number {
    return this.#settings.readyPort ?? pagePortWith(options, this.pagePorts);
  }

  container(place: MemberPlace, version: string, options: readonly OptionSetting[]): ContainerShape {
    const { command, environment, secrets, mounts, user, memory, readOnly, timeouts, drive } = this.#settings;
    const values = {
      ...valuesOf(place),
      version,
      options: JSON.stringify(options.filter(({ value }) => value !== null)),
    };
    const filled = Object.entries(environment).map(([name, text]) => [name, fillIn(text, values)] as const);
    const token = 'protocol' in drive ? { [drive.protocol.tokenEnvironment]: place.token } : {};
    return {
      image: this.#imageOf(version),
      command: command?.map((part) => fillIn(part, values)),
      environment: { ...Object.fromEntries(filled), ...secrets, ...token },
      mounts: mounts.map(({ from, to, writable }) => ({ source: from, target: to, mode: writable ? 'rw' : 'ro' })),
      user,
      memory: memory * mebibyte,
      processes: mostProcesses,
      readOnly,
      unprivileged: false,
      startWithin: timeouts.start * 1000,
      stopWithin: timeouts.stop * 1000,
      secrets: [place.token, ...Object.values(secrets)],
    };
  }

  drive({ calls }: NewPair, place: MemberPlace, container: MemberContainer): VendorDriver {
    const lostWithin = this.#settings.timeouts.connectionLost * 1000;
    return new VendorDriver({ orders: this.#orders(place, container), calls, pagePorts: this.pagePorts, lostWithin });
  }

  #orders(place: MemberPlace, container: MemberContainer): MemberOrders {
    const { drive, timeouts } = this.#settings;
    const name = memberNames[place.index];
    const within = timeouts.command * 1000;
    if ('protocol' in drive) {
      const { port, capabilities } = drive.protocol;
      const startWithin = timeouts.start * 1000;
      const url = `http://${place.address}:${port}`;
      const hide = (text: string) => container.hide(text);
      return new ProtocolOrders({ url, token: place.token, name, capabilities, within, startWithin, hide });
    }
    const run: CommandSetup['run'] = (order) => container.exec(order);
    return new CommandOrders({ commands: drive.commands, name, values: valuesOf(place), within, run });
  }

  #imageOf(version: string): string {
    const image = this.#images.get(version);
    if (image !== undefined) return image;
    const known = [...this.#images.keys()].join(', ');
    throw new ControlProblem('not-supported', `there is no image of version ${version}; the settings have ${known}`);
  }
}

/** What stands for itself in the settings, for this member. */
function valuesOf({ index, address, peerAddress, linkAddress, peerLinkAddress }: MemberPlace) {
  const member = memberNames[index];
  const peer = memberNames[index === 0 ? 1 : 0];
  const configuredRole = index === 0 ? 'primary' : 'backup';
  return {
    member,
    peer,
    configuredRole,
    address,
    peerAddress,
    linkAddress,
    peerLinkAddress,
  } satisfies PlaceholderValues;
}

/** Those whose commands are there. */
function capabilitiesOf(commands: Commands): DrivenCapability[] {
  const needs = {
    'set-option': commands['set-option'],
    switchover: commands['become-primary'],
    'place-calls': commands['place-calls'],
    'place-multisite-calls': commands['place-multisite-calls'],
    'end-calls': commands['end-calls'],
    'list-calls': commands['list-calls'],
  };
  return drivenCapabilities.filter((capability) => needs[capability] !== undefined);
}
