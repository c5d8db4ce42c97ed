import { batchLimitOption, readBatchLimit } from './batch-limit.ts';
import type { Behaviour, Call, Situation } from './behaviour.ts';
import type { CallTable } from './call-table.ts';
import { ConnectionState } from './connection-state.ts';
import { firstWithSynchronization } from './documented-behaviour.ts';
import type { HaMessage } from './ha-message.ts';
import { Replication } from './replication.ts';

type Hello = Extract<HaMessage, { kind: 'hello' }>;
type Copy = Extract<HaMessage, { kind: 'copy' }>;

/** The member that this end of the HA connection belongs to. */
interface Owner {
  readonly behaviour: Behaviour;
  readonly situation: Situation;
  readonly calls: CallTable;
  log(text: string): void;
  established(): void;
  /** New calls have come over the HA connection. */
  callsArrived(): void;
}

/** One end of the HA connection: says hello, follows the roles, and takes as backup what the primary sends. */
export class HaLink {
  readonly #owner: Owner;
  #send: ((message: HaMessage) => void) | undefined;
  #awaitsHello = false;
  /** While the connection is established. */
  #replication: Replication | undefined;
  /** The limit last in effect (reading A11: previous). */
  #previousLimit: number;
  /** Calls that ended without an HA connection and yet hold readiness (only a wrong server has any). */
  #stuck = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#previousLimit = owner.behaviour.defaultLimit(owner.situation);
  }

  get connection(): ConnectionState | undefined {
    return this.#replication?.connection;
  }

  up(send: (message: HaMessage) => void): void {
    this.#send = send;
    this.#replication = undefined;
    this.#sayHello();
  }

  down(): void {
    this.#send = undefined;
    this.#replication = undefined;
    this.#awaitsHello = false;
  }

  receive(message: HaMessage): void {
    const replication = this.#replication;
    switch (message.kind) {
      case 'hello':
        this.#greeted(message);
        return;
      // Calls are taken and dropped also when the connection is begun anew meanwhile: what came this far is not lost.
      case 'copy':
        this.#take(message);
        return;
      case 'ended':
        this.#drop(message.calls);
        return;
      case 'role changed':
        if (replication === undefined) return;
        replication.connection.peerRole = message.role;
        replication.begin('role change');
        return;
      case 'inventory request':
        this.#giveInventory(message.round);
        return;
      case 'inventory':
        replication?.compare(message.round, message.calls);
        return;
      case 'copied':
        replication?.connection.confirm(message.count, message.live);
        return;
      case 'progress':
        if (replication === undefined) return;
        replication.connection.told = { callsMissing: message.callsMissing, multisiteLeft: message.multisiteLeft };
        return;
      default:
        message satisfies never;
    }
  }

  /** The owner took another role, as ordered. */
  roleChanged(): void {
    const { behaviour, situation } = this.#owner;
    // The member that becomes primary comes second in a switchover, so it is the one to begin anew.
    const anew = situation.role === 'primary' && behaviour.connectionAtSwitchover(situation) === 'anew';
    if (this.#replication !== undefined && anew) {
      this.#replication = undefined;
      this.#sayHello();
      return;
    }
    this.connection?.forgetRole();
    // Also before the connection is established: the hello that is under way has the old role.
    this.#send?.({ kind: 'role changed', role: situation.role });
    this.#replication?.begin('role change');
  }

  callsBegan(ids: readonly number[], multisite: boolean): void {
    this.#replication?.callsBegan(ids, multisite);
  }

  callsEnded(calls: readonly Call[]): void {
    if (this.#replication !== undefined) {
      this.#replication.callsEnded(calls);
      return;
    }
    const { behaviour, situation } = this.#owner;
    this.#stuck += calls.filter((call) => behaviour.endWithoutConnection(call, situation) === 'holds readiness').length;
  }

  nextDue(): number | undefined {
    return this.connection?.nextAt;
  }

  runDue(): void {
    this.#replication?.runDue();
  }

  #sayHello(): void {
    const { situation } = this.#owner;
    const { role, version } = situation;
    this.#awaitsHello = true;
    this.#send?.({ kind: 'hello', role, version, maxCallsAtOnce: batchLimitOption(situation) ?? null });
  }

  #greeted(hello: Hello): void {
    const send = this.#send;
    if (send === undefined) return;
    if (!this.#awaitsHello) this.#sayHello();
    this.#awaitsHello = false;
    const { behaviour, situation, log } = this.#owner;
    const limit = readBatchLimit(behaviour, situation, hello.maxCallsAtOnce ?? undefined, this.#previousLimit);
    const connection = new ConnectionState({
      establishedAt: situation.now,
      peerVersion: hello.version,
      peerRole: hello.role,
      synchronizes: [situation.version, hello.version].every((version) =>
        behaviour.versionAtLeast(version, firstWithSynchronization),
      ),
      limit,
      holding: this.#multisiteCalls(),
    });
    connection.stuck = this.#stuck;
    this.#previousLimit = limit;
    this.#replication = new Replication(this.#owner, connection, send);
    this.#owner.established();
    log(`HA_CONNECT_HANDLER: HA connection established, peer is ${hello.role}, version ${hello.version}`);
    this.#replication.begin('establishment');
  }

  #multisiteCalls(): Set<number> {
    const ids = new Set<number>();
    const { calls } = this.#owner;
    if (calls.multisite === 0) return ids;
    calls.visit(({ id, multisite }) => {
      if (multisite) ids.add(id);
    });
    return ids;
  }

  #giveInventory(round: number): void {
    const { connection } = this;
    // A primary that is still to hear of its new role tells its peer then, and is asked again.
    if (connection === undefined || this.#owner.situation.role !== 'backup') return;
    connection.told = undefined;
    this.#send?.({ kind: 'inventory', round, calls: this.#owner.calls.ids() });
  }

  #take(copy: Copy): void {
    for (const id of copy.calls) this.#owner.calls.add(id, copy.multisite);
    if (copy.live) this.#owner.callsArrived();
    this.#send?.({ kind: 'copied', count: copy.calls.length, live: copy.live });
  }

  #drop(ids: readonly number[]): void {
    for (const id of ids) {
      this.#owner.calls.delete(id);
      this.connection?.holding.delete(id);
    }
  }
}
