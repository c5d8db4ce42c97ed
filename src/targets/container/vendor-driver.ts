import { setTimeout as delay } from 'node:timers/promises';
import type { Role } from '../../../mocks/sip-server/ha-message.ts';
import type { SideState } from '../../../mocks/sip-server/process/side.ts';
import type { CallBook } from './call-book.ts';
import type { MemberDriver, OptionSetting, StartOrder } from './member-driver.ts';
import type { PagePorts } from './member-images.ts';
import type { MemberOrders } from './member-orders.ts';
import { pageOption, pagePortWith } from './page-port.ts';
import { withOption } from './side-state.ts';

export interface VendorDriverSetup {
  readonly orders: MemberOrders;
  readonly calls: CallBook;
  readonly pagePorts: PagePorts;
  /** How long a cut may take to be noticed by the member, in real milliseconds. */
  readonly lostWithin: number;
}

const askAgainAfter = 50;

/** Drives a member in a vendor's container. The member runs as long as its container does. */
export class VendorDriver implements MemberDriver {
  readonly #setup: VendorDriverSetup;
  #state: SideState | undefined;

  constructor(setup: VendorDriverSetup) {
    this.#setup = setup;
  }

  async start({ version, role, options }: StartOrder): Promise<SideState> {
    const { orders, pagePorts } = this.#setup;
    await orders.begin();
    for (const setting of options) await orders.setOption(setting);
    await orders.become(role);
    const { http, spareHttp } = pagePorts;
    this.#state = {
      version,
      running: true,
      role,
      options: options.reduce(withOption, [pageOption(http)]),
      httpPort: pagePortWith(options, pagePorts),
      ...(spareHttp === undefined ? {} : { spareHttpPort: spareHttp }),
      haConnection: 'unknown',
    };
    return this.#ask();
  }

  /**
   * An HA connection that was established counts as such until somebody waits for its loss: whoever reads the pair is not
   * told of a loss that nobody ordered, and a command for each reading costs the members time.
   */
  async read(): Promise<SideState> {
    const state = this.#now({});
    return state.haConnection === 'established' ? state : this.#ask();
  }

  async setOption(setting: OptionSetting): Promise<SideState> {
    await this.#setup.orders.setOption(setting);
    return this.#now({ options: withOption(this.#now({}).options, setting) });
  }

  async become(role: Role): Promise<SideState> {
    await this.#setup.orders.become(role);
    return this.#now({ role });
  }

  /** An establishment may come after the answer, and whoever asked reads the pair until then; a loss may not. */
  async awaitHaConnection(state: 'established' | 'lost'): Promise<SideState> {
    const deadline = performance.now() + (state === 'lost' ? this.#setup.lostWithin : 0);
    for (;;) {
      const reached = await this.#ask();
      if (reached.haConnection === 'unknown' || reached.haConnection === state) return reached;
      if (performance.now() > deadline) return reached;
      await delay(askAgainAfter);
    }
  }

  async placeCalls(calls: readonly number[], multisite: boolean): Promise<void> {
    const { orders, calls: book } = this.#setup;
    book.placed(calls, await orders.placeCalls(calls.length, multisite));
  }

  async endCalls(calls: readonly number[]): Promise<void> {
    await this.#setup.orders.endCalls(this.#setup.calls.namesOf(calls));
  }

  async listCalls(): Promise<readonly number[]> {
    return this.#setup.calls.numbersOf(await this.#setup.orders.listCalls());
  }

  async release(): Promise<void> {
    throw new Error('a container of a vendor never runs without its member');
  }

  close(): Promise<void> {
    return this.#setup.orders.close();
  }

  async #ask(): Promise<SideState> {
    return this.#now({ haConnection: await this.#setup.orders.haConnection() });
  }

  #now(change: Partial<SideState>): SideState {
    if (this.#state === undefined) throw new Error('a member is driven before it was started');
    this.#state = { ...this.#state, ...change };
    return this.#state;
  }
}
