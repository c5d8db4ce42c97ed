import { setTimeout as delay } from 'node:timers/promises';
import type { Role } from '../../../mocks/sip-server/ha-message.ts';
import { ControlProblem } from '../../../mocks/sip-server/pair-host.ts';
import { ControlClient } from '../../control/control-client.ts';
import { ControlError } from '../../control/control-error.ts';
import type { Description } from '../../control/wire.ts';
import { openSocketCarrier } from '../../http/socket-carrier.ts';
import type { DrivenCapability } from './image-settings.ts';
import type { OptionSetting } from './member-driver.ts';
import { type MemberOrders, wrongCallName } from './member-orders.ts';

export interface ProtocolSetup {
  /** Of the control server in the member's container. */
  readonly url: string;
  readonly token: string;
  /** Of the member. */
  readonly name: string;
  readonly capabilities: readonly DrivenCapability[];
  /** Real milliseconds that one request may take. */
  readonly within: number;
  /** Real milliseconds until the control server must answer, after its container is up. */
  readonly startWithin: number;
  readonly hide: (text: string) => string;
}

/** The name of the pair in the containers: each of them knows one. */
const pair = 'pair';
const retryAfter = 50;

/** Drives a member through a control server in its container, which speaks for this member alone. */
export class ProtocolOrders implements MemberOrders {
  readonly #setup: ProtocolSetup;
  readonly #client: ControlClient;
  readonly #dispatcher = openSocketCarrier({ connections: 8 });
  /** A member comes up as backup, and changes its role when it is told to. */
  #role: Role = 'backup';

  constructor(setup: ProtocolSetup) {
    this.#setup = setup;
    const { url, token, within } = setup;
    this.#client = new ControlClient({ url, token, dispatcher: this.#dispatcher, deadlineMs: within });
  }

  async begin(): Promise<void> {
    const { name, capabilities } = this.#setup;
    const { capabilities: stated } = await this.#ask(() => this.#described());
    const missing = capabilities.filter((capability) => !stated.includes(capability));
    if (missing.length === 0) return;
    const what = `its control server states no ${missing.join(', ')}, which the settings of the image say that it can`;
    throw new ControlProblem('internal', `${name}: ${what}`);
  }

  async become(role: Role): Promise<void> {
    if (role === this.#role || !this.#setup.capabilities.includes('switchover')) return;
    await this.#ask(() => this.#client.switchover(pair));
    this.#role = role;
  }

  async setOption(setting: OptionSetting): Promise<void> {
    await this.#ask(() => this.#client.setOption(pair, this.#setup.name, setting));
  }

  async placeCalls(count: number, multisite: boolean): Promise<readonly string[]> {
    return this.#named(await this.#ask(() => this.#client.placeCalls(pair, { count, multisite })));
  }

  async endCalls(calls: readonly string[]): Promise<void> {
    await this.#ask(() => this.#client.endCalls(pair, calls));
  }

  async listCalls(): Promise<readonly string[]> {
    const { name } = this.#setup;
    const { members } = await this.#ask(() => this.#client.listCalls(pair, name));
    const calls = members.find((member) => member.name === name)?.calls;
    if (calls === undefined || calls === null)
      throw new ControlProblem('internal', `${name}: its control server lists the calls of another member, or of none`);
    return this.#named(calls);
  }

  async haConnection(): Promise<'established' | 'lost' | 'unknown'> {
    return (await this.#ask(() => this.#client.readPair(pair))).haConnection;
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  /** Its own description, which may come some time after its container is up. */
  async #described(): Promise<Description> {
    const deadline = performance.now() + this.#setup.startWithin;
    for (;;) {
      try {
        return await this.#client.describe();
      } catch (cause) {
        const later = cause instanceof ControlError && cause.kind === 'transport' && performance.now() < deadline;
        if (!later) throw cause;
        await delay(retryAfter);
      }
    }
  }

  #named(calls: readonly string[]): readonly string[] {
    const wrong = wrongCallName(calls);
    if (wrong !== undefined) throw new ControlProblem('internal', `${this.#setup.name}: ${wrong}`);
    return calls;
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (cause) {
      if (!(cause instanceof ControlError)) throw cause;
      const told = cause.kind === 'conflict' || cause.kind === 'not-supported' ? cause.kind : 'internal';
      throw new ControlProblem(told, `${this.#setup.name}: ${this.#setup.hide(cause.message)}`);
    }
  }
}
