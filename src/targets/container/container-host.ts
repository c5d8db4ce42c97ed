import { randomBytes } from 'node:crypto';
import { ControlProblem, type PairControl, type PairHost } from '../../../mocks/sip-server/pair-host.ts';
import { pacedClock, unixMilliseconds } from '../../../mocks/sip-server/process/paced-clock.ts';
import { ProcessPair, untilEstablished } from '../../../mocks/sip-server/process/process-pair.ts';
import { Slots } from '../../../mocks/sip-server/process/slots.ts';
import { CallBook } from './call-book.ts';
import { ContainerSide, type LaunchOrder, type SideSetup } from './container-side.ts';
import type { Docker } from './docker.ts';
import { MemberContainer } from './member-container.ts';
import { type MemberImages, type MemberPlace, memberNames, type NewPair } from './member-images.ts';
import { createNetwork, linkSubnet, managementSubnet, rangesFrom, type Subnet } from './network-plan.ts';
import { mustReach } from './reachable.ts';

export interface HostSetup {
  readonly docker: Docker;
  /** Of everything that is made. */
  readonly labels: Readonly<Record<string, string>>;
  /** Begins the names of everything that is made. */
  readonly prefix: string;
  readonly images: MemberImages;
}

/** Where one pair after another has its two containers. */
interface PairPlace {
  /** Begins the names of its containers and its network. */
  readonly name: string;
  readonly network: string;
  readonly sides: readonly [PlaceSide, PlaceSide];
}

interface PlaceSide extends MemberPlace {
  /** Of its address on the management network. */
  readonly number: number;
  /** One that holds no member; undefined: none is made yet. */
  readonly container?: MemberContainer | undefined;
}

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
    const ranges = rangesFrom(randomBytes(1).readUInt8(0));
    const candidates = ranges.map((range) => managementSubnet(range, 15));
    const { subnet } = await createNetwork(setup.docker, network, setup.labels, candidates);
    const range = ranges[candidates.indexOf(subnet)] ?? 0;
    await mustReach(setup.docker, subnet);
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

  /** Makes containers for so many pairs ahead, where they can be, so that these pairs begin without Docker's help. */
  async prepare(count: number, made: (count: number) => void): Promise<void> {
    if (!this.#setup.images.runWithoutMember) return;
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

  /** The clock of the pair begins when its containers are there, or could be made. */
  async createPair(id: string, version = this.#setup.images.defaultVersion): Promise<PairControl> {
    this.#mustBeOpen();
    this.#setup.images.mustHave(version);
    const place = this.#free.shift() ?? (await this.#slots.run(() => this.#newPlace()));
    const zero = unixMilliseconds();
    const pair = { id, version, zero, key: randomBytes(16).toString('hex'), calls: new CallBook() };
    const given: (MemberContainer | undefined)[] = [undefined, undefined];
    let left = 2;
    const released = (index: 0 | 1) => async (container: MemberContainer | undefined) => {
      given[index] = container;
      left -= 1;
      if (left === 0) await this.#released(place, given);
    };
    const first = this.#side(pair, place, 0, released(0));
    const second = this.#side(pair, place, 1, released(1));
    const control = new ProcessPair({ id, sides: [first, second], clock: pacedClock(zero, 1) });
    const starts = await Promise.allSettled([
      first.change('start', { role: 'primary', wait: untilEstablished }),
      second.change('start', { role: 'backup', wait: untilEstablished }),
    ]);
    try {
      for (const start of starts) if (start.status === 'rejected') throw start.reason;
      await Promise.all([first.refresh(), second.refresh()]);
      return control;
    } catch (cause) {
      await Promise.allSettled([first.delete(), second.delete()]);
      throw cause;
    }
  }

  #side(pair: NewPair, place: PairPlace, index: 0 | 1, released: SideSetup['released']): ContainerSide {
    const { images } = this.#setup;
    const side = place.sides[index];
    return new ContainerSide({
      pair: pair.id,
      name: memberNames[index],
      version: pair.version,
      zero: pair.zero,
      statusHost: side.address,
      images,
      container: side.container,
      keep: () => images.runWithoutMember && !this.#closed,
      launch: (order) => this.#launch(place, side, order),
      drive: (container) => images.drive(pair, side, container),
      released,
    });
  }

  async #newPlace(): Promise<PairPlace> {
    const { docker, labels, prefix, images } = this.#setup;
    const name = `${prefix}-${++this.#places}`;
    const network = `${name}-link`;
    const { subnet } = await this.#make(() => createNetwork(docker, network, labels, this.#linkSubnets()));
    const numbers = [this.#takeNumber(), this.#takeNumber()] as const;
    const address = (index: 0 | 1) => this.#management.subnet.address(numbers[index]);
    const side = async (index: 0 | 1, peer: 0 | 1): Promise<PlaceSide> => {
      const bare = {
        index,
        number: numbers[index],
        address: address(index),
        peerAddress: address(peer),
        linkAddress: subnet.address(index),
        peerLinkAddress: subnet.address(peer),
        token: randomBytes(24).toString('hex'),
      };
      if (!images.runWithoutMember) return bare;
      const order = { version: images.defaultVersion, linked: true, options: [] };
      return { ...bare, container: await this.#launch({ name, network }, bare, order) };
    };
    return { name, network, sides: await Promise.all([side(0, 1), side(1, 0)]) };
  }

  #takeNumber(): number {
    return this.#freeAddresses.shift() ?? this.#nextAddress++;
  }

  #launch(
    { name, network }: Pick<PairPlace, 'name' | 'network'>,
    side: MemberPlace,
    { version, linked, options }: LaunchOrder,
  ): Promise<MemberContainer> {
    const { docker, labels, images } = this.#setup;
    const alias = memberNames[side.index];
    const setup = {
      ...images.container(side, version, options),
      docker,
      name: `${name}-${alias}`,
      labels,
      management: { network: this.#management.network, address: side.address },
      // A name that means nothing on the network that all pairs share, or a member would find that of another pair.
      link: { network, address: side.linkAddress, alias },
      linked,
    };
    return this.#make(() => MemberContainer.start(setup, images.readyPort(options)));
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
