import type { Role } from '../../../mocks/sip-server/ha-message.ts';
import { ControlProblem } from '../../../mocks/sip-server/pair-host.ts';
import { foreignText } from '../../http/foreign-text.ts';
import type { ExecOrder } from './container-exec.ts';
import type { Commands } from './image-settings.ts';
import type { OptionSetting } from './member-driver.ts';
import { type MemberOrders, wrongCallName } from './member-orders.ts';
import { fillIn, type PlaceholderValues } from './placeholders.ts';

export interface CommandSetup {
  readonly commands: Commands;
  /** Of the member, for messages. */
  readonly name: string;
  readonly values: PlaceholderValues;
  /** Real milliseconds that one command may take. */
  readonly within: number;
  /** Runs one in the member's container. @throws Error whose message holds no secret */
  readonly run: (order: ExecOrder) => Promise<string>;
}

type CommandName = keyof Commands;

/** Enough for the identifiers of 400,000 calls. */
const mostBytesOfCalls = 32 * 1024 * 1024;
const mostBytes = 64 * 1024;

/** Drives a member by commands that are run in its container. */
export class CommandOrders implements MemberOrders {
  readonly #setup: CommandSetup;

  constructor(setup: CommandSetup) {
    this.#setup = setup;
  }

  async begin(): Promise<void> {}

  async become(role: Role): Promise<void> {
    const name = `become-${role}` as const;
    if (this.#has(name)) await this.#run(name);
  }

  async setOption({ section, name, value }: OptionSetting): Promise<void> {
    if (value === null) await this.#run('remove-option', { values: { section, name } });
    else await this.#run('set-option', { values: { section, name, value } });
  }

  placeCalls(count: number, multisite: boolean): Promise<readonly string[]> {
    return this.#calls(multisite ? 'place-multisite-calls' : 'place-calls', { count: String(count) });
  }

  async endCalls(calls: readonly string[]): Promise<void> {
    await this.#run('end-calls', { input: calls.map((call) => `${call}\n`).join('') });
  }

  listCalls(): Promise<readonly string[]> {
    return this.#calls('list-calls');
  }

  async haConnection(): Promise<'established' | 'lost' | 'unknown'> {
    if (!this.#has('ha-connection')) return 'unknown';
    const said = (await this.#run('ha-connection')).trim();
    if (said === 'established' || said === 'lost') return said;
    throw this.#trouble('ha-connection', `expected established or lost, came ${foreignText(said, 60) || 'nothing'}`);
  }

  async close(): Promise<void> {}

  async #calls(name: CommandName, values: PlaceholderValues = {}): Promise<readonly string[]> {
    const output = await this.#run(name, { values, most: mostBytesOfCalls });
    const calls = output.split(/\r?\n/).filter((line) => line !== '');
    const wrong = wrongCallName(calls);
    if (wrong !== undefined) throw this.#trouble(name, wrong);
    return calls;
  }

  async #run(
    name: CommandName,
    order: { values?: PlaceholderValues; input?: string; most?: number } = {},
  ): Promise<string> {
    const command = this.#setup.commands[name];
    if (command === undefined)
      throw new ControlProblem('not-supported', `the settings of the image have no command ${name}`);
    const { run, within, values } = this.#setup;
    const argv = command.map((part) => fillIn(part, { ...values, ...order.values }));
    try {
      return await run({ argv, input: order.input, within, mostBytes: order.most ?? mostBytes });
    } catch (cause) {
      throw this.#trouble(name, cause instanceof Error ? cause.message : String(cause));
    }
  }

  #has(name: CommandName): boolean {
    return this.#setup.commands[name] !== undefined;
  }

  #trouble(name: CommandName, what: string): ControlProblem {
    return new ControlProblem('internal', `command ${name} in ${this.#setup.name}: ${what}`);
  }
}
