import { readBatchLimit } from './batch-limit.ts';
import type { Behaviour, Call, Situation } from './behaviour.ts';
import type { CallTable } from './call-table.ts';
import type { ConnectionState } from './connection-state.ts';
import type { HaMessage } from './ha-message.ts';
import { IdBytes } from './id-bytes.ts';
import { toMicrosecond } from './microsecond.ts';

/** The member that does it. */
interface Owner {
  readonly behaviour: Behaviour;
  readonly situation: Situation;
  readonly calls: CallTable;
  log(text: string): void;
}

/**
 * What a primary does over one HA connection so that its calls are on the backup too: comparison, batches of missing
 * calls, live copies, ends. A backup has one as well, idle until it becomes primary.
 */
export class Replication {
  readonly connection: ConnectionState;
  readonly #owner: Owner;
  readonly #send: (message: HaMessage) => void;
  /** Why the comparison takes place. */
  #occasion: 'establishment' | 'role change' = 'establishment';

  constructor(owner: Owner, connection: ConnectionState, send: (message: HaMessage) => void) {
    this.#owner = owner;
    this.connection = connection;
    this.#send = send;
  }

  /** Asks the backup for its calls; until the answer has come nothing counts as synchronized. */
  begin(occasion: 'establishment' | 'role change'): void {
    const { connection } = this;
    const { situation, calls } = this.#owner;
    if (situation.role !== 'primary') return;
    if (!connection.synchronizes) {
      // Nobody knows what the backup lacks, so every call from before counts as missing until it ends; none is sent.
      if (occasion === 'establishment') {
        calls.visit((call) => {
          if (!call.multisite) connection.missingCalls.add(call.id);
        });
      }
      return;
    }
    if (connection.peerRole !== 'backup') return;
    this.#occasion = occasion;
    connection.beginComparison();
    this.#send({ kind: 'inventory request', round: connection.round });
  }

  /** The backup's answer. An answer to an earlier question is passed over. */
  compare(round: number, backupCalls: readonly number[]): void {
    const { connection } = this;
    const { behaviour, situation, calls } = this.#owner;
    if (situation.role !== 'primary' || connection.compared || round !== connection.round) return;
    const onBackup = new IdBytes();
    for (const id of backupCalls) onBackup.set(id, 1);
    connection.callsOnBackup = backupCalls.length;
    calls.visit((call) => {
      if (connection.sentBeforeComparison?.has(call.id) === true) return;
      const there = onBackup.get(call.id) !== 0;
      if (behaviour.isMissing(call, there, situation)) connection.missingCalls.add(call.id);
      if (call.multisite && !behaviour.holdsReadiness(call, there, situation)) connection.holding.delete(call.id);
    });
    const stale = backupCalls.filter((id) => !calls.has(id));
    if (stale.length > 0 && behaviour.removesStale(this.#occasion, situation))
      this.#send({ kind: 'ended', calls: stale });
    connection.compared = true;
    connection.sentBeforeComparison = undefined;
    connection.missingAtFirst = connection.missing;
    this.#owner.log(`HA_TAKE_SYNC_MESSAGE: ${connection.missing} calls missing on the backup, ${stale.length} stale`);
    if (connection.missing > 0) {
      this.#wait(behaviour.delayBeforeFirstBatch(situation));
      this.runDue();
    }
    this.#report();
  }

  callsBegan(ids: readonly number[], multisite: boolean): void {
    const { connection } = this;
    const { behaviour, situation } = this.#owner;
    const atOnce: number[] = [];
    for (const id of ids) {
      const call = { id, multisite };
      const when = behaviour.sendsNewCall(call, situation);
      const queues = when === 'after the missing calls' && connection.nextAt !== undefined;
      if (queues) connection.missingCalls.add(id);
      else connection.sentBeforeComparison?.add(id);
      if (queues || when === 'never') continue;
      for (let copies = behaviour.copiesOfNew(call, situation); copies > 0; copies -= 1) atOnce.push(id);
    }
    this.#copy(atOnce, multisite, true);
    if (connection.nextAt !== undefined && ids.some((id) => behaviour.hurriesNextBatch({ id, multisite }, situation))) {
      connection.nextAt = toMicrosecond(situation.now);
      this.runDue();
    }
    this.#report();
  }

  callsEnded(calls: readonly Call[]): void {
    const { connection } = this;
    const { behaviour, situation } = this.#owner;
    const told: number[] = [];
    for (const call of calls) {
      connection.holding.delete(call.id);
      const wasMissing = connection.missingCalls.has(call.id);
      if (wasMissing) this.#missingCallEnded(call);
      // Without a comparison a call counts as missing though the backup may have it.
      if ((!wasMissing || !connection.synchronizes) && behaviour.tellsEnd(call, situation)) told.push(call.id);
    }
    if (told.length > 0) this.#send({ kind: 'ended', calls: told });
    if (connection.missing === 0 && connection.nextAt !== undefined && !connection.lastPause) {
      // The last missing calls ended during a pause.
      if (behaviour.pauseAfterLast(situation)) connection.lastPause = true;
      else this.#finished();
    }
    this.#report();
  }

  runDue(): void {
    const { connection } = this;
    if (connection.nextAt === undefined || connection.nextAt > toMicrosecond(this.#owner.situation.now)) return;
    if (connection.lastPause) {
      connection.lastPause = false;
      this.#finished();
    } else {
      this.#sendBatch();
    }
    this.#report();
  }

  #sendBatch(): void {
    const { connection } = this;
    const { behaviour, situation, calls, log } = this.#owner;
    const current = (): number => readBatchLimit(behaviour, situation, undefined, connection.limit);
    const size = behaviour.batchSize(behaviour.limitInEffect(connection.limit, current, situation), situation);
    const ids = connection.missingCalls.take(Math.max(1, size));
    connection.batches += 1;
    const sent: { calls: number[]; multisite: number[] } = { calls: [], multisite: [] };
    for (const id of ids) {
      const call = calls.get(id);
      if (call === undefined) continue;
      const list = call.multisite ? sent.multisite : sent.calls;
      for (let copies = behaviour.copiesOfMissing(call, situation); copies > 0; copies -= 1) list.push(id);
    }
    this.#copy(sent.calls, false, false);
    this.#copy(sent.multisite, true, false);
    log(`HA_SEND_SYNC_MESSAGE: batch ${connection.batches}, ${ids.length} calls, ${connection.missing} left`);
    connection.lastPause = connection.missing === 0 && behaviour.pauseAfterLast(situation);
    if (connection.missing > 0 || connection.lastPause) this.#wait(behaviour.pause(situation));
    else this.#finished();
  }

  #copy(ids: readonly number[], multisite: boolean, live: boolean): void {
    if (ids.length === 0) return;
    if (live) this.connection.newInFlight += ids.length;
    else this.connection.missingInFlight += ids.length;
    this.#send({ kind: 'copy', calls: [...ids], multisite, live });
  }

  #missingCallEnded(call: Call): void {
    const effect = this.#owner.behaviour.endOfMissing(call, this.#owner.situation);
    if (effect === 'keeps its place') return;
    this.connection.missingCalls.delete(call.id);
    if (effect === 'holds readiness') this.connection.stuck += 1;
  }

  #wait(seconds: number): void {
    this.connection.nextAt = toMicrosecond(this.#owner.situation.now + seconds);
  }

  #finished(): void {
    this.connection.nextAt = undefined;
    this.#owner.log('HA_SEND_SYNC_MESSAGE: no call is missing on the backup');
  }

  /** Tells the backup how far it is, when that has changed. */
  #report(): void {
    const { connection } = this;
    if (!connection.synchronizes || this.#owner.situation.role !== 'primary') return;
    const progress = connection.progress();
    const last = connection.lastProgress;
    if (last?.callsMissing === progress.callsMissing && last.multisiteLeft === progress.multisiteLeft) return;
    connection.lastProgress = progress;
    this.#send(progress);
  }
}
