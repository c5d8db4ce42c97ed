import { agentPort, memberPorts } from '../../../mocks/image/ports.ts';
import { AgentDriver } from './agent-driver.ts';
import type { ContainerShape } from './container-setup.ts';
import { type MemberImages, type MemberPlace, memberNames, type NewPair } from './member-images.ts';

const mebibyte = 1024 * 1024;
/** Real milliseconds between two signs of life on the HA connection: a cut network says nothing, and this notices. */
const heartbeat = 500;
const { ha, ...pagePorts } = memberPorts;

/** The mock pair in the kit's own image, which plays any version. */
export class OwnImage implements MemberImages {
  readonly runWithoutMember = true;
  readonly defaultVersion = '8.1.103.95';
  readonly pagePorts = pagePorts;
  readonly #image: string;
  readonly #options: readonly string[];

  /** @param options of the member's process in every container */
  constructor(image: string, options: readonly string[]) {
    this.#image = image;
    this.#options = options;
  }

  mustHave(): void {}

  readyPort(): number {
    return agentPort;
  }

  container({ token }: MemberPlace): ContainerShape {
    return {
      image: this.#image,
      command: ['--heartbeat', String(heartbeat), '--log-events', ...this.#options],
      environment: { SIP_HA_AGENT_TOKEN: token },
      mounts: [],
      // A member needs some 55 MiB, and 60 bytes more for each call.
      memory: 512 * mebibyte,
      processes: 64,
      readOnly: true,
      unprivileged: true,
      startWithin: 60_000,
      stopWithin: 10_000,
      secrets: [token],
    };
  }

  drive({ id, version, zero, key }: NewPair, place: MemberPlace): AgentDriver {
    const { address, index, token } = place;
    const common = { name: memberNames[index], version, zero, rate: 1, key };
    // The first listens for the HA connection and the second dials.
    const member =
      index === 0
        ? { ...common, ports: memberPorts }
        : { ...common, ports: pagePorts, peer: { host: place.peerLinkAddress, port: ha } };
    return new AgentDriver({ pair: id, agent: { url: `http://${address}:${agentPort}`, token }, member });
  }
}
