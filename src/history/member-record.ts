import type { Member, Pair } from '../control/wire.ts';
import type { Interval } from '../timing/interval.ts';

/** The option that the document describes. */
export const limitOption = 'ha-max-calls-sync-at-once';
export const optionSection = 'TServer';

/** What is known of one member's process. */
interface Process {
  /** The build and the port option with which it was started. */
  readonly version: string;
  readonly port: string | undefined;
}

/** Since when a member runs, or is stopped. */
interface MemberState {
  readonly state: 'running' | 'stopped';
  readonly since: Interval;
}

/** What the target says of the two members, and what follows for the processes that run. */
export class MemberRecord {
  #pair: Pair | undefined;
  #buildWasAskedFor = false;
  #atFirst: Pair | undefined;
  readonly #processes = new Map<string, Process>();
  /** The members that were started with another port than the time before. */
  readonly #moved = new Set<string>();
  readonly #states = new Map<string, MemberState>();

  /** @throws Error before the pair has begun */
  get pair(): Pair {
    if (this.#pair === undefined) throw new Error('the history has no beginning');
    return this.#pair;
  }

  get atFirst(): Pair {
    return this.#atFirst ?? this.pair;
  }

  get bothRun(): boolean {
    return this.pair.members.every(({ state }) => state === 'running');
  }

  /** @param build that which was asked for, if any was */
  begun(pair: Pair, at: Interval, build: string | undefined): void {
    this.#buildWasAskedFor = build !== undefined;
    this.told(pair, at);
  }

  told(pair: Pair, at: Interval): void {
    const isFirst = this.#pair === undefined;
    this.#pair = pair;
    if (!isFirst) return;
    this.#atFirst = pair;
    for (const { name } of pair.members) this.started(name, at);
  }

  /** A process begins within `at`, with what is installed and set by then. */
  started(name: string, at: Interval): void {
    const member = this.find(name);
    if (member === undefined) return;
    const port = portOption(member);
    const before = this.#processes.get(name);
    if (before !== undefined && before.port !== port) this.#moved.add(name);
    this.#processes.set(name, { version: member.version, port });
    this.#states.set(name, { state: member.state, since: at });
  }

  stopped(name: string, at: Interval): void {
    this.#states.set(name, { state: 'stopped', since: at });
  }

  /** An order to start or stop it is under way, or its outcome is not known: it may run or not. */
  unclear(name: string): void {
    this.#states.delete(name);
  }

  /** Whether its option http-port has changed, at the present start or before. */
  hasMoved(name: string): boolean {
    return this.#moved.has(name);
  }

  /** Since when it surely runs, or is surely stopped; undefined where it is not so now. */
  since(name: string, state: 'running' | 'stopped'): Interval | undefined {
    const known = this.#states.get(name);
    return known?.state === state ? known.since : undefined;
  }

  /** A running member was started with another version than the pair had at first: it was upgraded, or taken back. */
  get wasUpgraded(): boolean {
    return this.pair.members.some(({ name }, index) => {
      const first = this.atFirst.members[index]?.version;
      return this.process(name)?.version !== first;
    });
  }

  /** Every member runs the build that the target gives by itself. */
  get runsDefaultBuild(): boolean {
    if (this.#buildWasAskedFor) return false;
    return this.pair.members.every(
      ({ name }, index) => this.process(name)?.version === this.atFirst.members[index]?.version,
    );
  }

  find(name: string): Member | undefined {
    return this.pair.members.find((member) => member.name === name);
  }

  other(name: string): Member | undefined {
    return this.pair.members.find((member) => member.name !== name);
  }

  isRunning(name: string): boolean {
    return this.find(name)?.state === 'running';
  }

  /** What the member's present process was started with. */
  process(name: string): Process | undefined {
    return this.#processes.get(name);
  }

  /** The value of the batch limit that is set on a member in the document's section; null where none is. */
  limitOf(name: string): string | null {
    const found = this.find(name)?.options.find((one) => one.section === optionSection && one.name === limitOption);
    return found?.value ?? null;
  }

  /** The values of the batch limit that are set where it is not: in other sections, under names that begin alike. */
  limitsElsewhere(): readonly string[] {
    return this.pair.members.flatMap(({ options }) =>
      options
        .filter(
          ({ section, name }) => name.startsWith(limitOption) && !(section === optionSection && name === limitOption),
        )
        .map(({ value }) => value),
    );
  }
}

export function portOption({ options }: Member): string | undefined {
  return options.find(({ section, name }) => section === optionSection && name === 'http-port')?.value;
}

export function portOf({ statusUrl }: Member): string {
  const { port } = new URL(statusUrl);
  return port === '' ? '80' : port;
}

/**
 * Whether a fresh member's page is on the port that its option says. If not, the port that the run sees is a forwarded one,
 * published by a container or a router, and says nothing of the option's.
 */
export function showsPort(member: Member): boolean {
  return portOption(member) === portOf(member);
}
