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

  compared = false;
  missingCalls = new MissingCalls();
  missingAtFirst = 0;
  batches = 0;
  stuck = 0;
  missingInFlight = 0;
  newInFlight = 0;
  lastPause = false;
  /** When the next batch is due, or the pause after the last one ends. */
  nextAt: number | undefined;
  /** The calls that were sent live before the comparison: the backup's inventory cannot have them yet. */
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
    this.limit = setup.limit;
    this.holding = setup.holding;
  }

  get missing(): number {
    return this.missingCalls.size;
  }

  get multisiteHolding(): number {
    return this.holding.size;
  }

  /** Forgets what goes with a role; t0 and the multisite calls from before it stay (reading A23: stays). */
  forgetRole(): void {
    this.compared = false;
    this.missingCalls = new MissingCalls();
    this.missingAtFirst = 0;
    this.missingInFlight = 0;
    this.newInFlight = 0;
    this.lastPause = false;
    this.nextAt = undefined;
    this.sentBeforeComparison = undefined;
    this.told = undefined;
    this.lastProgress = undefined;
  }

  /** What the primary tells the backup. */
  progress(): Progress {
    const callsMissing = !this.compared || this.missing > 0 || this.stuck > 0 || this.lastPause;
    return { kind: 'progress', callsMissing, multisiteLeft: this.holding.size > 0 };
  }
}
