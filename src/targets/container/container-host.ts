import { randomBytes } from 'node:crypto';
import { agentPort, memberPorts } from '../../../mocks/image/ports.ts';
import { ControlProblem, type PairControl, type PairHost } from '../../../mocks/sip-server/pair-host.ts';
import { pacedClock, unixMilliseconds } from '../../../mocks/sip-server/process/paced-clock.ts';
import { ProcessPair, untilEstablished } from '../../../mocks/sip-server/process/process-pair.ts';
import { Slots } from '../../../mocks/sip-server/process/slots.ts';
import { ContainerSide, type SideSetup } from './container-side.ts';
import type { Docker } from './docker.ts';
import { type ContainerSetup, MemberContainer } from './member-container.ts';
import { createNetwork, linkSubnet, managementSubnet, type Subnet } from './network-plan.ts';

export interface HostSetup {
  readonly docker: Docker;
  /** Of everything that is made. */
  readonly labels: Readonly<Record<string, string>>;
  /** Begins the names of everything that is made. */
  readonly prefix: string;
  readonly image: string;
  /** Options of the member's process in every container. */
  readonly options: readonly string[];
  readonly newestVersion: string;
}

const names = ['sip-a', 'sip-b'] as const;

/** Where one pair after another has its two containers. */
interface PairPlace {
  /** Begins the names of its containers and its network. */
  readonly name: string;
  readonly network: string;
  readonly sides: readonly [PlaceSide, PlaceSide];
}

interface PlaceSide {
  /** Of its address on the management network. */
  readonly number: number;
  readonly address: string;
  /** Its address on the link. */
  readonly link: string;
  /** Of its agent. */
  readonly token: string;
  readonly container: MemberContainer;
}

/** Real milliseconds between two signs of life on the HA connection: a cut network says nothing, and this notices. */
const heartbeat = 500;
/** How many pairs are made at once. */
const madeAtOnce = 4;

/** Pairs of containers, each pair with a network of its own for the HA link that can be cut. */
export class ContainerHost implements PairHost {
  readonly #setup: HostSetup;
  readonly #management: { readonly network: string; readonly subnet: Subnet };
  readonly #range: number;
  readonly #slots = new Slots(madeAtOnce);
  /** Places whose containers hold no member now. */
  readonly #free: PairPlace[] = [];
  #places = 0;
  #nextLink = 0;
  #nextAddress = 0;
  readonly #freeAddresses: number[] = [];
  /** Containers and networks that are being made. */
  readonly #making = new Set<Promise<unknown>>();
  #closed = false;

  /** Makes the network over which the host reaches all members. @throws Error */
  static async open(setup: HostSetup): Promise<ContainerHost> {
    const network = `${setup.prefix}-management`;
    // Runs that begin at the same time look in different places first.
    const range = randomBytes(1).readUInt8(0);
    const candidates = Array.from({ length: 48 }, (_, n) => managementSubnet(range + n, 15));
    const { subnet } = await createNetwork(setup.docker, network, setup.labels, candidates);
    return new ContainerHost(setup, { network, subnet }, range);
  }

  private constructor(setup: HostSetup, management: { network: string; subnet: Subnet }, range: number) {
    this.#setup = setup;
    this.#management = management;
    this.#range = range;
  }

  /** Makes nothing more. Resolves when nothing is being made any more, so that what there is can be removed. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#making.size > 0) await Promise.allSettled(this.#making);
  }

  /** Makes containers for so many pairs ahead, so that these pairs begin without Docker's help. */
  async prepare(count: number, made: (count: number) => void): Promise<void> {
    let ready = 0;
    await Promise.all(
      Array.from({ length: count }, () =>
        this.#slots.run(async () => {
          this.#free.push(await this.#newPlace());
          made(++ready);
        }),
      ),
    );
  }

  /** The clock of the pair begins when its containers are there. */
  async createPair(id: string, version = this.#setup.newestVersion): Promise<PairControl> {
    this.#mustBeOpen();
    const place = this.#free.shift() ?? (await this.#slots.run(() => this.#newPlace()));
    const zero = unixMilliseconds();
    const common = { version, zero, rate: 1, key: randomBytes(16).toString('hex') };
    const { ha, ...pagePorts } = memberPorts;
    const peer = { host: place.sides[0].link, port: ha };
    const given: (MemberContainer | undefined)[] = [undefined, undefined];
    let left = 2;
    const released = (index: 0 | 1) => async (container: MemberContainer | undefined) => {
      given[index] = container;
      left -= 1;
      if (left === 0) await this.#released(place, given);
    };
    const first = this.#side(id, place, 0, released(0), { ...common, name: names[0], ports: memberPorts });
    const second = this.#side(id, place, 1, released(1), { ...common, name: names[1], ports: pagePorts, peer });
    const pair = new ProcessPair({ id, sides: [first, second], clock: pacedClock(zero, 1) });
    try {
      await Promise.all([
        first.change('start', { role: 'primary', wait: untilEstablished }),
        second.change('start', { role: 'backup', wait: untilEstablished }),
      ]);
      await Promise.all([first.refresh(), second.refresh()]);
      return pair;
    } catch (cause) {
      await Promise.allSettled([first.delete(), second.delete()]);
      throw cause;
    }
  }

  #side(
    pair: string,
    { name, network, sides }: PairPlace,
    index: 0 | 1,
    released: SideSetup['released'],
    member: SideSetup['member'],
  ): ContainerSide {
    const side = sides[index];
    return new ContainerSide({
      pair,
      member,
      statusHost: side.address,
      agent: { url: `http://${side.address}:${agentPort}`, token: side.token },
      container: side.container,
      keep: () => !this.#closed,
      launch: ({ linked }) => this.#launch(this.#container(name, network, index, side, linked)),
      released,
    });
  }

  async #newPlace(): Promise<PairPlace> {
    const { docker, labels, prefix } = this.#setup;
    const name = `${prefix}-${++this.#places}`;
    const network = `${name}-link`;
    const { subnet } = await this.#make(() => createNetwork(docker, network, labels, this.#linkSubnets()));
    const side = async (index: 0 | 1): Promise<PlaceSide> => {
      const number = this.#freeAddresses.shift() ?? this.#nextAddress++;
      const address = this.#management.subnet.address(number);
      const addresses = { number, address, token: randomBytes(24).toString('hex'), link: subnet.address(index) };
      return { ...addresses, container: await this.#launch(this.#container(name, network, index, addresses, true)) };
    };
    return { name, network, sides: await Promise.all([side(0), side(1)]) };
  }

  #container(
    name: string,
    network: string,
    index: 0 | 1,
    side: Omit<PlaceSide, 'container'>,
    linked: boolean,
  ): ContainerSetup {
    const { docker, labels, image, options } = this.#setup;
    return {
      docker,
      image,
      name: `${name}-${names[index]}`,
      labels,
      command: ['--heartbeat', String(heartbeat), '--log-events', ...options],
      environment: { SIP_HA_AGENT_TOKEN: side.token },
      management: { network: this.#management.network, address: side.address },
      link: { network, address: side.link },
      linked,
      readyPort: agentPort,
    };
  }

  /** A place whose two containers run on is kept for a later pair; otherwise all of it goes. */
  async #released(place: PairPlace, containers: readonly (MemberContainer | undefined)[]): Promise<void> {
    if (this.#closed) return;
    const [first, second] = place.sides;
    const [container, other] = containers;
    if (container !== undefined && other !== undefined) {
      this.#free.push({
        ...place,
        sides: [
          { ...first, container },
          { ...second, container: other },
        ],
      });
      return;
    }
    await container?.remove();
    await other?.remove();
    await this.#setup.docker.getNetwork(place.network).remove();
    this.#freeAddresses.push(first.number, second.number);
  }

  #launch(setup: ContainerSetup): Promise<MemberContainer> {
    return this.#make(() => MemberContainer.start(setup));
  }

  async #make<T>(make: () => Promise<T>): Promise<T> {
    this.#mustBeOpen();
    const making = make();
    this.#making.add(making);
    try {
      return await making;
    } finally {
      this.#making.delete(making);
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new ControlProblem('conflict', 'the run is being ended: no container is made any more');
  }

  *#linkSubnets(): Iterable<Subnet> {
    // The upper half of the range is the management network's.
    for (let tries = 0; tries < 256; tries++) yield linkSubnet(this.#range, this.#nextLink++ % 4096);
  }
}
