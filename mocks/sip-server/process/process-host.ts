import { randomBytes } from 'node:crypto';
import type { PairControl, PairHost } from '../pair-host.ts';
import type { AgentClient } from './agent-client.ts';
import { pacedClock, unixMilliseconds } from './paced-clock.ts';
import { ProcessPair, untilEstablished } from './process-pair.ts';
import { Side } from './side.ts';
import { Slots } from './slots.ts';

/** A process that hosts members, and how it is reached. */
export interface MemberHost {
  readonly agent: AgentClient;
  /** The host at which status pages of its members are reached. */
  readonly statusHost: string;
  /** The host at which the other process reaches the HA ports of its members. */
  readonly haHost: string;
}

/** Pairs whose first members live in one process and whose second members live in another. */
export class ProcessHost implements PairHost {
  readonly #hosts: readonly [MemberHost, MemberHost];
  readonly #rate: number;
  readonly #newestVersion: string;
  readonly #slots = new Slots(6);

  constructor(setup: { hosts: readonly [MemberHost, MemberHost]; rate: number; newestVersion: string }) {
    this.#hosts = setup.hosts;
    this.#rate = setup.rate;
    this.#newestVersion = setup.newestVersion;
  }

  /** At most a few are made at once: otherwise hundreds that begin together would all take as long as all of them. */
  createPair(id: string, version = this.#newestVersion): Promise<PairControl> {
    return this.#slots.run(() => this.#create(id, version));
  }

  async #create(id: string, version: string): Promise<PairControl> {
    const [a, b] = this.#hosts;
    const zero = unixMilliseconds();
    const common = { version, zero, rate: this.#rate, key: randomBytes(16).toString('hex') };
    try {
      const first = await Side.create({ ...a, pair: id }, { ...common, name: 'sip-a', start: { role: 'primary' } });
      const { haPort } = first.state;
      if (haPort === undefined) throw new Error('the first member of a pair has no HA port');
      const peer = { host: a.haHost, port: haPort };
      const start = { role: 'backup', wait: untilEstablished } as const;
      const second = await Side.create({ ...b, pair: id }, { ...common, name: 'sip-b', peer, start });
      await first.change('await-ha-connection', untilEstablished);
      return new ProcessPair({ id, sides: [first, second], clock: pacedClock(zero, this.#rate) });
    } catch (cause) {
      await Promise.allSettled([a.agent.delete(id), b.agent.delete(id)]);
      throw cause;
    }
  }
}
