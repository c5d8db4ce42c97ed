import type { Event, Member, Pair } from '../../../src/control/wire.ts';
import { EventLog } from '../event-log.ts';
import type { Role } from '../ha-message.ts';
import { ControlProblem, type PairControl } from '../pair-host.ts';
import type { MemberState } from './agent-wire.ts';
import type { PacedClock } from './paced-clock.ts';
import type { PairSide, SideState } from './side.ts';

type State = MemberState['haConnection'];

/** How long the HA connection may take to come up or to be seen as lost on a side, in real milliseconds. */
const milliseconds = 3000;
export const untilEstablished = { state: 'established', milliseconds } as const;
const untilLost = { state: 'lost', milliseconds } as const;

/** One pair whose members live in two processes, on one machine or in two containers; it plays the Solution Control Server (SCS), which gives the roles. */
export class ProcessPair implements PairControl {
  readonly #id: string;
  /** The one that is configured as primary comes first; it listens for the HA connection and the second dials. */
  readonly #sides: readonly [PairSide, PairSide];
  readonly #clock: PacedClock;
  readonly #events = new EventLog();
  /** What the SCS did since the events were read last. */
  #notes: Omit<Event, 'mark'>[] = [];
  /** Which calls were placed so far: their ids are 1 to this. */
  #lastCall = 0;
  /** The side that was ordered to be primary last. */
  #primary: PairSide;
  #haConnection: State = 'established';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(setup: { id: string; sides: readonly [PairSide, PairSide]; clock: PacedClock }) {
    this.#id = setup.id;
    this.#sides = setup.sides;
    this.#clock = setup.clock;
    this.#primary = setup.sides[0];
  }

  async read(): Promise<Pair> {
    await Promise.all(this.#sides.map((side) => side.refresh()));
    const [first, second] = this.#sides;
    return {
      id: this.#id,
      members: [describe(first), describe(second)],
      haConnection: together(first.state.haConnection, second.state.haConnection),
      now: this.#clock.now(),
    };
  }

  reset(): Promise<void> {
    return this.#inTurn(async () => {
      await Promise.all(this.#sides.map((side) => side.change('renew', {})));
      this.#haConnection = 'established';
      this.#note('reset');
      const [first, second] = this.#sides;
      this.#primary = first;
      await Promise.all([
        first.change('start', { role: 'primary', wait: untilEstablished }),
        second.change('start', { role: 'backup', wait: untilEstablished }),
      ]);
    });
  }

  /** Waits for no operation that is under way: what it does to the members ends that too. */
  async close(): Promise<void> {
    await Promise.all(this.#sides.map((side) => side.delete()));
  }

  stop(member: string): Promise<void> {
    return this.#inTurn(() => this.#end(member, 'stop'));
  }

  kill(member: string): Promise<void> {
    return this.#inTurn(() => this.#end(member, 'kill'));
  }

  start(member: string): Promise<void> {
    return this.#inTurn(async () => {
      const side = this.#find(member);
      const other = this.#other(side);
      const role: Role = other.state.running ? 'backup' : 'primary';
      if (role === 'primary') this.#primary = side;
      if (role === 'primary' || this.#haConnection === 'lost') return side.change('start', { role });
      await Promise.all([
        side.change('start', { role, wait: untilEstablished }),
        other.change('await-ha-connection', untilEstablished),
      ]);
    });
  }

  install(member: string, version: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#find(member).change('install', { version });
    });
  }

  setOption(member: string, section: string, name: string, value: string | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#find(member).change('set-option', { section, name, value });
    });
  }

  setHaConnection(state: State): Promise<void> {
    return this.#inTurn(async () => {
      const allowed = state === 'established';
      const bothRun = this.#sides.every((side) => side.state.running);
      const request = bothRun ? { allowed, wait: allowed ? untilEstablished : untilLost } : { allowed };
      await Promise.all(this.#sides.map((side) => side.change('allow-ha-connection', request)));
      this.#haConnection = state;
      this.#note(allowed ? 'HA connection restored' : 'HA connection cut');
      // That it comes up again is the members' part, and a wrong one may fail in it; that it is cut is ours.
      if (allowed || this.#sides.every((side) => side.state.haConnection === 'lost')) return;
      throw new ControlProblem('internal', `the HA connection is still there after ${milliseconds} ms`);
    });
  }

  switchover(): Promise<void> {
    return this.#inTurn(async () => {
      const from = this.#runningPrimary('switch over');
      const to = this.#other(from);
      if (!to.state.running)
        throw new ControlProblem(
          'conflict',
          `a switchover needs both members running, and ${to.name} is stopped: start it`,
        );
      await from.change('become', { role: 'backup' });
      const before = countCalls(from);
      await to.change('become', { role: 'primary' });
      this.#primary = to;
      this.#note(`00-05150 switchover from ${from.name} to ${to.name}: ${before} before, ${countCalls(to)} after`);
    });
  }

  placeCalls(count: number, multisite: boolean): Promise<readonly number[]> {
    return this.#inTurn(async () => {
      const primary = this.#runningPrimary('place calls');
      const first = this.#lastCall + 1;
      this.#lastCall += count;
      const calls = Array.from({ length: count }, (_, i) => first + i);
      await primary.placeCalls(calls, multisite);
      return calls;
    });
  }

  endCalls(calls: readonly number[]): Promise<void> {
    return this.#inTurn(() => this.#runningPrimary('end calls').endCalls(calls));
  }

  async listCalls(name?: string): ReturnType<PairControl['listCalls']> {
    const asked = name === undefined ? this.#sides : [this.#find(name)];
    const members = await Promise.all(asked.map(async (side) => ({ name: side.name, calls: await side.listCalls() })));
    return { members, now: this.#clock.now() };
  }

  async now(): Promise<number> {
    return this.#clock.now();
  }

  async advance(): Promise<number> {
    throw new ControlProblem('conflict', 'this clock runs by itself and cannot be advanced: wait instead');
  }

  async events(since: number): ReturnType<PairControl['events']> {
    const taken = await Promise.all(this.#sides.map((side) => side.takeEvents()));
    const events = [...taken.flat(), ...this.#notes.splice(0)];
    for (const { at, member, text } of events.toSorted((a, b) => a.at - b.at)) this.#events.add(at, member, text);
    return this.#events.since(since);
  }

  async #end(member: string, manner: 'stop' | 'kill'): Promise<void> {
    const side = this.#find(member);
    const other = this.#other(side);
    if (!side.state.running) throw new ControlProblem('conflict', `${member} is stopped already`);
    if (!other.state.running) return side.change(manner, {});
    await Promise.all([side.change(manner, {}), other.change('await-ha-connection', untilLost)]);
    if (side !== this.#primary) return;
    await other.change('become', { role: 'primary' });
    this.#primary = other;
    this.#note(`00-05150 failover from ${side.name} to ${other.name}: ${countCalls(other)} there`);
  }

  #runningPrimary(purpose: string): PairSide {
    if (!this.#primary.state.running)
      throw new ControlProblem(
        'conflict',
        `no member runs as primary, so there is none to ${purpose} on: start a member`,
      );
    return this.#primary;
  }

  #find(member: string): PairSide {
    const side = this.#sides.find(({ name }) => name === member);
    if (side !== undefined) return side;
    const names = this.#sides.map(({ name }) => name).join(' and ');
    throw new ControlProblem('not-found', `there is no member ${member} in this pair; its members are ${names}`);
  }

  #other(side: PairSide): PairSide {
    const [first, second] = this.#sides;
    return side === first ? second : first;
  }

  #note(text: string): void {
    this.#notes.push({ at: this.#clock.now(), text: `SCS: ${text}` });
  }

  /** One change after another: an operation sees the pair as the one before has left it. */
  #inTurn<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(operation);
    this.#turn = result.catch(() => {});
    return result;
  }
}

type HaConnection = SideState['haConnection'];

/** What is lost for one side is lost; what one side cannot tell is not known. */
function together(one: HaConnection, other: HaConnection): HaConnection {
  if (one === 'lost' || other === 'lost') return 'lost';
  return one === 'established' ? other : one;
}

function countCalls({ state }: PairSide): string {
  return state.calls === undefined ? 'an unknown number of calls' : `${state.calls} calls`;
}

function describe({ name, statusHost, knowsRole = false, state }: PairSide): Member {
  return {
    name,
    statusUrl: `http://${statusHost}:${state.httpPort}/server?sipServer`,
    version: state.version,
    state: state.running ? 'running' : 'stopped',
    ...(knowsRole && state.role !== null ? { role: state.role } : {}),
    options: state.options,
    ...(state.spareHttpPort === undefined ? {} : { spareHttpPort: state.spareHttpPort }),
  };
}
