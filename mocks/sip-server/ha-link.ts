import type { Behaviour, Call, Situation } from './behaviour.ts';
import type { CallTable } from './call-table.ts';
import { ConnectionState } from './connection-state.ts';
import { firstWithSynchronization } from './documented-behaviour.ts';
import type { HaMessage } from './ha-message.ts';
import { IdBytes } from './id-bytes.ts';
import { toMicrosecond } from './microsecond.ts';

type Send = (message: HaMessage) => void;
type Hello = Extract<HaMessage, { kind: 'hello' }>;
type Copy = Extract<HaMessage, { kind: 'copy' }>;

/** The member that this end of the HA connection belongs to. */
interface Owner {
  readonly behaviour: Behaviour;
  readonly situation: Situation;
  readonly calls: CallTable;
  log(text: string): void;
  /** The HA connection is established, or a new call has arrived over it. */
  established(): void;
  callArrived(): void;
}

/** One end of the HA connection: hello, comparison of calls, batches of missing calls, live copies and ends. */
export class HaLink {
  readonly #owner: Owner;
  #send: Send | undefined;
  #awaitsHello = false;
  #connection: ConnectionState | undefined;
  /** Why the next comparison takes place. */
  #occasion: 'establishment' | 'role change' = 'establishment';
  /** The limit last in effect (reading A11: previous). */
  #previousLimit: number;

  constructor(owner: Owner) {
    this.#owner = owner;
    this.#previousLimit = owner.behaviour.defaultLimit(owner.situation);
  }

  get connection(): ConnectionState | undefined {
    return this.#connection;
  }

  up(send: Send): void {
    this.#send = send;
    this.#connection = undefined;
    this.#sayHello();
  }

  down(): void {
    this.#send = undefined;
    this.#connection = undefined;
    this.#awaitsHello = false;
  }

  receive(message: HaMessage): void {
    if (message.kind === 'hello') {
      this.#greeted(message);
      return;
    }
    const connection = this.#connection;
    if (connection === undefined) {
      // Sent before the connection was begun anew at a switchover: what came this far is not lost.
      if (message.kind === 'copy') this.#take(message);
      if (message.kind === 'ended') this.#drop(message.calls);
      return;
    }
    switch (message.kind) {
      case 'role changed':
        connection.peerRole = message.role;
        this.#occasion = 'role change';
        this.#askInventory(connection);
        return;
      case 'inventory request':
        this.#giveInventory(connection, message.round);
        return;
      case 'inventory':
        if (!connection.compared && message.round === connection.round) this.#compare(connection, message.calls);
        return;
      case 'copy':
        this.#take(message);
        return;
      case 'copied':
        connection.confirm(message.count, message.live);
        return;
      case 'ended':
        this.#drop(message.calls);
        return;
      case 'progress':
        connection.told = { callsMissing: message.callsMissing, multisiteLeft: message.multisiteLeft };
        return;
      default:
        message satisfies never;
    }
  }

  /** The owner took another role, as ordered. */
  roleChanged(): void {
    const connection = this.#connection;
    const { behaviour, situation } = this.#owner;
    if (connection === undefined) {
      // The hello that is under way has the old role.
      this.#send?.({ kind: 'role changed', role: situation.role });
      return;
    }
    // The member that becomes primary comes second, so it is the one to begin anew.
    if (situation.role === 'primary' && behaviour.connectionAtSwitchover(situation) === 'anew') {
      this.#connection = undefined;
      this.#sayHello();
      return;
    }
    connection.forgetRole();
    this.#occasion = 'role change';
    this.#send?.({ kind: 'role changed', role: situation.role });
    this.#askInventory(connection);
  }

  callsBegan(ids: readonly number[], multisite: boolean): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    const { behaviour, situation } = this.#owner;
    const atOnce: number[] = [];
    for (const id of ids) {
      const call = { id, multisite };
      const when = behaviour.sendsNewCall(call, situation);
      const queues = when === 'after the missing calls' && connection.nextAt !== undefined;
      if (queues) connection.missingCalls.add(call.id);
      else connection.sentBeforeComparison?.add(call.id);
      if (queues || when === 'never') continue;
      for (let copies = behaviour.copiesOfNew(call, situation); copies > 0; copies -= 1) atOnce.push(call.id);
    }
    this.#copy(connection, atOnce, multisite, true);
    this.#report(connection);
  }

  callsEnded(calls: readonly Call[]): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    const { behaviour, situation } = this.#owner;
    const told: number[] = [];
    for (const call of calls) {
      connection.holding.delete(call.id);
      const wasMissing = connection.missingCalls.has(call.id);
      if (wasMissing) this.#missingCallEnded(connection, call);
      // Without a comparison a call counts as missing though the backup may have it.
      if ((!wasMissing || !connection.synchronizes) && behaviour.tellsEnd(call, situation)) told.push(call.id);
    }
    if (told.length > 0) this.#send?.({ kind: 'ended', calls: told });
    if (connection.missing === 0 && connection.nextAt !== undefined) this.#nothingLeft(connection);
    this.#report(connection);
  }

  nextDue(): number | undefined {
    return this.#connection?.nextAt;
  }

  runDue(): void {
    const connection = this.#connection;
    const { behaviour, situation } = this.#owner;
    if (connection?.nextAt === undefined || connection.nextAt > toMicrosecond(situation.now)) return;
    if (connection.lastPause) {
      connection.lastPause = false;
      this.#finished(connection);
    } else {
      this.#sendBatch(connection, behaviour, situation);
    }
    this.#report(connection);
  }

  #sayHello(): void {
    const { situation } = this.#owner;
    this.#awaitsHello = true;
    this.#send?.({
      kind: 'hello',
      role: situation.role,
      version: situation.version,
      maxCallsAtOnce: situation.option('TServer', 'ha-max-calls-sync-at-once') ?? null,
    });
  }

  #greeted(hello: Hello): void {
    if (!this.#awaitsHello) this.#sayHello();
    this.#awaitsHello = false;
    const { behaviour, situation, calls, log } = this.#owner;
    const holding = new Set<number>();
    if (calls.multisite > 0) {
      calls.visit((call) => {
        if (call.multisite) holding.add(call.id);
      });
    }
    const synchronizes =
      behaviour.versionAtLeast(situation.version, firstWithSynchronization) &&
      behaviour.versionAtLeast(hello.version, firstWithSynchronization);
    const connection = new ConnectionState({
      establishedAt: situation.now,
      peerVersion: hello.version,
      peerRole: hello.role,
      synchronizes,
      limit: this.#readLimit(hello.maxCallsAtOnce ?? undefined),
      holding,
    });
    this.#connection = connection;
    this.#previousLimit = connection.limit;
    this.#occasion = 'establishment';
    this.#owner.established();
    log(`HA_CONNECT_HANDLER: HA connection established, peer is ${hello.role}, version ${hello.version}`);
    if (!synchronizes && situation.role === 'primary') {
      // Nobody knows what the backup lacks, so every call from before counts as missing until it ends; none is sent.
      calls.visit((call) => {
        if (!call.multisite) connection.missingCalls.add(call.id);
      });
    }
    this.#askInventory(connection);
  }

  #readLimit(peerText: string | undefined): number {
    const { behaviour, situation } = this.#owner;
    const read = (text: string | undefined): number =>
      text === undefined
        ? behaviour.defaultLimit(situation)
        : behaviour.readLimit(text, this.#previousLimit, situation);
    const own = read(situation.option('TServer', 'ha-max-calls-sync-at-once'));
    const peer = read(peerText);
    return situation.role === 'primary'
      ? behaviour.chooseLimit(own, peer, situation)
      : behaviour.chooseLimit(peer, own, situation);
  }

  /** As primary of a backup: asks for its calls; until the answer has come nothing counts as synchronized. */
  #askInventory(connection: ConnectionState): void {
    if (this.#owner.situation.role !== 'primary' || connection.peerRole !== 'backup' || !connection.synchronizes)
      return;
    connection.beginComparison();
    this.#send?.({ kind: 'inventory request', round: connection.round });
  }

  #giveInventory(connection: ConnectionState, round: number): void {
    // A primary that is still to hear of its new role: it tells the peer then, and is asked again.
    if (this.#owner.situation.role !== 'backup') return;
    connection.told = undefined;
    this.#send?.({ kind: 'inventory', round, calls: this.#owner.calls.ids() });
  }

  #compare(connection: ConnectionState, backupCalls: readonly number[]): void {
    const { behaviour, situation, calls, log } = this.#owner;
    if (situation.role !== 'primary') return;
    const onBackup = new IdBytes();
    for (const id of backupCalls) onBackup.set(id, 1);
    calls.visit((call) => {
      if (connection.sentBeforeComparison?.has(call.id) === true) return;
      const there = onBackup.get(call.id) !== 0;
      if (behaviour.isMissing(call, there, situation)) connection.missingCalls.add(call.id);
      if (call.multisite && !behaviour.holdsReadiness(call, there, situation)) connection.holding.delete(call.id);
    });
    const stale = backupCalls.filter((id) => !calls.has(id));
    if (stale.length > 0 && behaviour.removesStale(this.#occasion, situation)) {
      this.#send?.({ kind: 'ended', calls: stale });
    }
    connection.compared = true;
    connection.sentBeforeComparison = undefined;
    connection.missingAtFirst = connection.missing;
    log(`HA_TAKE_SYNC_MESSAGE: ${connection.missing} calls missing on the backup, ${stale.length} stale`);
    if (connection.missing > 0) {
      connection.nextAt = toMicrosecond(situation.now + behaviour.delayBeforeFirstBatch(situation));
      this.runDue();
    }
    this.#report(connection);
  }

  #sendBatch(connection: ConnectionState, behaviour: Behaviour, situation: Situation): void {
    const limit = behaviour.limitInEffect(connection.limit, () => this.#readLimit(undefined), situation);
    const ids = connection.missingCalls.take(Math.max(1, behaviour.batchSize(limit, situation)));
    connection.batches += 1;
    const wanted: { calls: number[]; multisite: number[] } = { calls: [], multisite: [] };
    for (const id of ids) {
      const call = this.#owner.calls.get(id);
      if (call === undefined) continue;
      const list = call.multisite ? wanted.multisite : wanted.calls;
      for (let copies = behaviour.copiesOfMissing(call, situation); copies > 0; copies -= 1) list.push(id);
    }
    this.#copy(connection, wanted.calls, false, false);
    this.#copy(connection, wanted.multisite, true, false);
    this.#owner.log(
      `HA_SEND_SYNC_MESSAGE: batch ${connection.batches}, ${ids.length} calls, ${connection.missing} left`,
    );
    if (connection.missing > 0) connection.nextAt = toMicrosecond(situation.now + behaviour.pause(situation));
    else if (behaviour.pauseAfterLast(situation)) {
      connection.lastPause = true;
      connection.nextAt = toMicrosecond(situation.now + behaviour.pause(situation));
    } else this.#finished(connection);
  }

  #copy(connection: ConnectionState, ids: readonly number[], multisite: boolean, live: boolean): void {
    if (ids.length === 0) return;
    if (live) connection.newInFlight += ids.length;
    else connection.missingInFlight += ids.length;
    this.#send?.({ kind: 'copy', calls: [...ids], multisite, live });
  }

  #take(copy: Copy): void {
    for (const id of copy.calls) this.#owner.calls.add(id, copy.multisite);
    if (copy.live) this.#owner.callArrived();
    this.#send?.({ kind: 'copied', count: copy.calls.length, live: copy.live });
  }

  #drop(ids: readonly number[]): void {
    for (const id of ids) {
      this.#owner.calls.delete(id);
      this.#connection?.holding.delete(id);
    }
  }

  #missingCallEnded(connection: ConnectionState, call: Call): void {
    const effect = this.#owner.behaviour.endOfMissing(call, this.#owner.situation);
    if (effect === 'keeps its place') return;
    connection.missingCalls.delete(call.id);
    if (effect === 'holds readiness') connection.stuck += 1;
  }

  /** The last missing calls ended during a pause. */
  #nothingLeft(connection: ConnectionState): void {
    if (connection.lastPause) return;
    if (this.#owner.behaviour.pauseAfterLast(this.#owner.situation)) connection.lastPause = true;
    else this.#finished(connection);
  }

  #finished(connection: ConnectionState): void {
    connection.nextAt = undefined;
    this.#owner.log('HA_SEND_SYNC_MESSAGE: no call is missing on the backup');
  }

  /** As primary: tells the backup how far it is, when that has changed. */
  #report(connection: ConnectionState): void {
    if (!connection.synchronizes || this.#owner.situation.role !== 'primary') return;
    const progress = connection.progress();
    const last = connection.lastProgress;
    if (last?.callsMissing === progress.callsMissing && last.multisiteLeft === progress.multisiteLeft) return;
    connection.lastProgress = progress;
    this.#send?.(progress);
  }
}
