import { randomBytes } from 'node:crypto';
import { agentPort, memberPorts } from '../../../mocks/image/ports.ts';
import { ControlProblem, type PairControl, type PairHost } from '../../../mocks/sip-server/pair-host.ts';
import { pacedClock, unixMilliseconds } from '../../../mocks/sip-server/process/paced-clock.ts';
import { ProcessPair, untilEstablished } from '../../../mocks/sip-server/process/process-pair.ts';
import { Slots } from '../../../mocks/sip-server/process/slots.ts';
import { ContainerSide } from './container-side.ts';
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
  #nextLink = 0;
  #nextAddress = 0;
  readonly #freeAddresses: number[] = [];
  /** Containers that are being made. */
  readonly #launching = new Set<Promise<MemberContainer>>();
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
    while (this.#launching.size > 0) await Promise.allSettled(this.#launching);
  }

  createPair(id: string, version = this.#setup.newestVersion): Promise<PairControl> {
    return this.#slots.run(() => this.#create(id, version));
  }

  async #create(id: string, version: string): Promise<PairControl> {
    this.#mustBeOpen();
    const { docker, labels, prefix } = this.#setup;
    const link = `${prefix}-${id}-link`;
    const { network, subnet } = await createNetwork(docker, link, labels, this.#linkSubnets());
    let left = 2;
    const removed = async () => {
      left -= 1;
      if (left === 0) await network.remove().catch(() => undefined);
    };
    const zero = unixMilliseconds();
    const common = { version, zero, rate: 1, key: randomBytes(16).toString('hex') };
    const { ha, ...pagePorts } = memberPorts;
    const peer = { host: subnet.address(0), port: ha };
    const place = (n: number) => ({ network: link, address: subnet.address(n) });
    const first = this.#side(id, place(0), removed, { ...common, name: 'sip-a', ports: memberPorts });
    const second = this.#side(id, place(1), removed, { ...common, name: 'sip-b', ports: pagePorts, peer });
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
    link: { network: string; address: string },
    removed: () => Promise<void>,
    member: ConstructorParameters<typeof ContainerSide>[0]['member'],
  ): ContainerSide {
    const { docker, labels, prefix, image, options } = this.#setup;
    const number = this.#freeAddresses.shift() ?? this.#nextAddress++;
    const address = this.#management.subnet.address(number);
    const token = randomBytes(24).toString('hex');
    return new ContainerSide({
      pair,
      member,
      statusHost: address,
      agent: { url: `http://${address}:${agentPort}`, token },
      launch: ({ version, linked }) =>
        this.#launch({
          docker,
          image,
          name: `${prefix}-${pair}-${member.name}`,
          labels,
          command: ['--heartbeat', String(heartbeat), '--log-events', ...options],
          environment: { SIP_HA_AGENT_TOKEN: token, SIP_HA_VERSION: version },
          management: { network: this.#management.network, address },
          link,
          linked,
          readyPort: agentPort,
        }),
      removed: async () => {
        this.#freeAddresses.push(number);
        await removed();
      },
    });
  }

  async #launch(setup: ContainerSetup): Promise<MemberContainer> {
    this.#mustBeOpen();
    const launching = MemberContainer.start(setup);
    this.#launching.add(launching);
    try {
      return await launching;
    } finally {
      this.#launching.delete(launching);
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
