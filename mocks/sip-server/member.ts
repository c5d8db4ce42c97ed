import type { Behaviour } from './behaviour.ts';
import type { HaMessage, Role } from './ha-message.ts';
import type { Readings } from './readings.ts';

export interface MemberSetup {
  readonly name: string;
  /** Four numbers with dots. */
  readonly version: string;
  /** Port of the status page where option TServer/http-port does not say otherwise. */
  readonly httpPort: number;
  /** Seconds, any origin, never going back. */
  readonly clock: () => number;
  readonly behaviour: Behaviour;
  readonly readings: Readings;
  readonly log: (text: string) => void;
}

export interface MemberOption {
  readonly section: string;
  readonly name: string;
  readonly value: string;
}

/** One SIP Server of a pair, as a state machine without I/O and timers. Stopped when made. */
export class Member {
  readonly name: string;
  constructor(setup: MemberSetup) {
    this.name = setup.name;
    throw new Error('to be filled in');
  }

  get running(): boolean {
    throw new Error('to be filled in');
  }
  /** Meaningless while stopped. */
  get role(): Role {
    throw new Error('to be filled in');
  }
  /** The version that is installed. */
  get version(): string {
    throw new Error('to be filled in');
  }
  /** The port on which the page is served; takes option http-port at start. */
  get httpPort(): number {
    throw new Error('to be filled in');
  }
  get options(): readonly MemberOption[] {
    throw new Error('to be filled in');
  }
  /** The HA connection is established: both hellos are exchanged. */
  get connected(): boolean {
    throw new Error('to be filled in');
  }
  /** Calls that were sent to the peer and not yet confirmed by it. */
  get inFlight(): number {
    throw new Error('to be filled in');
  }
  /** The call ids, each once for each copy. */
  calls(): number[] {
    throw new Error('to be filled in');
  }

  /** @throws Error if it runs */
  start(_role: Role): void {}
  /** The host calls connectionDown on the peer, and closes the connection. Calls are gone, options stay. */
  stop(): void {}
  kill(): void {}
  /** @throws Error if it runs */
  install(_version: string): void {}
  setOption(_section: string, _name: string, _value: string | null): void {}
  becomePrimary(): void {}
  becomeBackup(): void {}

  /** The transport to the peer is there. `send` must keep the order and must not call back into this member at once. */
  connectionUp(_send: (message: HaMessage) => void): void {}
  connectionDown(): void {}
  receive(_message: HaMessage): void {}

  /** On the primary. */
  placeCalls(_ids: readonly number[], _multisite: boolean): void {}
  /** On the primary; ids that it does not have are passed over. */
  endCalls(_ids: readonly number[]): void {}

  /** Clock time at which {@link runDue} has something to do next. May change with every call of another method. */
  nextDue(): number | undefined {
    return undefined;
  }
  runDue(): void {}
}
