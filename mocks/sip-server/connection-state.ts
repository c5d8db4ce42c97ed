import type { Connection } from './behaviour.ts';
import type { HaMessage, Role } from './ha-message.ts';
import { MissingCalls } from './missing-calls.ts';

type Progress = Extract<HaMessage, { kind: 'progress' }>;

/** All that a member knows of one establishment of the HA connection. Made at t0, forgotten when the connection is lost. */
export class ConnectionState implements Connection {
  readonly establishedAt: number;
  readonly peerVersion: string;
  /** Whether both sides exchange their calls (both are 8.1.102.58 or later). */
  readonly synchronizes: boolean;
  peerRole: Role;
  limit: number;

  /** Without synchronization there is nothing to wait for. */
  compared: boolean;
  /** The comparison that is under way, or was last. */
  round = 0;
  missingCalls = new MissingCalls();
  missingAtFirst = 0;
  batches = 0;
  callsOnBackup = 0;
  stuck = 0;
  missingInFlight = 0;
  newInFlight = 0;
  lastPause = false;
  /** When the next batch is due, or the pause after the last one ends. */
  nextAt: number | undefined;
  /** The calls that were sent live after the backup was asked: its inventory cannot have them yet. */
  sentBeforeComparison: Set<number> | undefined;
  /** The multisite calls from before the connection that must end. */
  holding: Set<number>;
  told: Connection['told'];
  lastProgress: Progress | undefined;

  constructor(setup: {
    establishedAt: number;
    peerVersion: string;
    peerRole: Role;
    synchronizes: boolean;
    limit: number;
    holding: Set<number>;
  }) {
    this.establishedAt = setup.establishedAt;
    this.peerVersion = setup.peerVersion;
    this.peerRole = setup.peerRole;
    this.synchronizes = setup.synchronizes;
    this.compared = !setup.synchronizes;
    this.limit = setup.limit;
    this.holding = setup.holding;
  }

  get missing(): number {
    return this.missingCalls.size;
  }

  get multisiteHolding(): number {
    return this.holding.size;
  }

  /** Forgets what goes with a role; t0, the multisite calls from before it and what is in flight stay (A23: stays). */
  forgetRole(): void {
    this.#forgetMissing();
    this.compared = !this.synchronizes;
    this.sentBeforeComparison = undefined;
    this.stuck = 0;
    this.told = undefined;
  }

  beginComparison(): void {
    this.#forgetMissing();
    this.compared = false;
    this.sentBeforeComparison = new Set();
    this.round += 1;
    this.lastProgress = undefined;
  }

  #forgetMissing(): void {
    this.missingCalls = new MissingCalls();
    this.missingAtFirst = 0;
    this.callsOnBackup = 0;
    this.lastPause = false;
    this.nextAt = undefined;
  }

  /** So many calls have arrived on the other side; perhaps some that were sent before the connection was begun anew. */
  confirm(count: number, live: boolean): void {
    if (live) this.newInFlight = Math.max(0, this.newInFlight - count);
    else this.missingInFlight = Math.max(0, this.missingInFlight - count);
  }

  /** What the primary tells the backup. */
  progress(): Progress {
    const callsMissing = !this.compared || this.missing > 0 || this.stuck > 0 || this.lastPause;
    return { kind: 'progress', callsMissing, multisiteLeft: this.holding.size > 0 };
  }
}
