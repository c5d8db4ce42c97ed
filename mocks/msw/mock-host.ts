import type { Behaviour } from '../sip-server/behaviour.ts';
import { InProcessPair } from '../sip-server/in-process-pair.ts';
import type { Member } from '../sip-server/member.ts';
import type { PairControl, PairHost } from '../sip-server/pair-host.ts';
import type { Readings } from '../sip-server/readings.ts';

/** The newest version of which anything is publicly known. */
const newestVersion = '8.1.103.95';

/** Names end in .test, which no name server ever resolves: a request that slips past the mock reaches nobody. */
const domain = '.mock.test';

/** Pairs within this process, found by the host name of a member: `sip-a.<pair>.mock.test`. */
export class MockHost implements PairHost {
  readonly #pairs = new Map<string, InProcessPair>();
  readonly #behaviour: () => Behaviour;
  readonly #readings: Readings;
  readonly #saysRole: boolean;

  constructor(setup: { behaviour: () => Behaviour; readings: Readings; saysRole?: boolean }) {
    this.#behaviour = setup.behaviour;
    this.#readings = setup.readings;
    this.#saysRole = setup.saysRole ?? true;
  }

  async createPair(id: string, version = newestVersion): Promise<PairControl> {
    const pair = new InProcessPair({
      id,
      version,
      readings: this.#readings,
      behaviour: this.#behaviour,
      saysRole: this.#saysRole,
      host: (member) => `${member}.${id}${domain}`,
      onClose: () => this.#pairs.delete(id),
    });
    this.#pairs.set(id, pair);
    return pair;
  }

  /** @returns undefined if the host name is no member's of a pair that exists; without a member where its port is closed */
  find({ hostname, port }: URL): { readonly member: Member | undefined } | undefined {
    if (!hostname.endsWith(domain)) return undefined;
    const pair = this.#pairs.get(hostname.slice(hostname.indexOf('.') + 1, -domain.length));
    return pair === undefined ? undefined : { member: pair.memberAt(hostname, Number(port || '80')) };
  }
}
