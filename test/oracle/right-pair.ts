/**
 * A pair that does what the document says, and nothing else: no messages, no pages, no failures of its own. It is written
 * from the document for these tests alone, and follows whichever readings of the open points it is told to.
 */
export interface Readings {
  /** A3: multisite calls that the backup has hold the primary too. */
  readonly heldByMirrored: boolean;
  /** A4: multisite calls that hold the primary hold the backup too. */
  readonly backupHeld: boolean;
  /** Multisite calls that the backup lacks are copied like the others. */
  readonly multisiteCopied: boolean;
  /** A14: synchronization ends with a pause. */
  readonly lastPause: boolean;
  /** A17: for so many seconds after a call has begun neither member is ready. */
  readonly flicker: number | undefined;
  /** A23: an ordered switchover establishes the HA connection anew. */
  readonly switchoverConnectsAnew: boolean;
  readonly callsAtOnce: number;
}

export type MemberIndex = 0 | 1;

export interface Shown {
  readonly role: 'primary' | 'backup';
  readonly switchover: boolean;
  readonly upgrade: boolean;
}

/** The conditions of the document, as they stand. */
export interface Conditions {
  readonly connected: boolean;
  readonly settled: boolean;
  readonly synchronized: boolean;
  readonly finished: boolean;
}

export class RightPair {
  now = 0;
  primary: MemberIndex = 0;
  readonly running: [boolean, boolean] = [true, true];
  readonly calls: [Set<string>, Set<string>] = [new Set(), new Set()];
  connected = true;
  readonly #multisite = new Set<string>();
  readonly #readings: Readings;
  cut = false;
  #establishedAt = 0;
  #missing: string[] = [];
  #nextBatchAt = 0;
  #synchronizedAt = 0;
  #holding = new Set<string>();
  #begunAt = Number.NEGATIVE_INFINITY;
  readonly #past: { readonly at: number; readonly shown: readonly [Shown | undefined, Shown | undefined] }[] = [];

  constructor(readings: Readings) {
    this.#readings = readings;
    this.#remember();
  }

  get backup(): MemberIndex {
    return this.primary === 0 ? 1 : 0;
  }

  /** What a member showed `lag` seconds ago; undefined if it was not running. */
  shows(member: MemberIndex, lag = 0): Shown | undefined {
    if (lag === 0) return this.#shown()[member];
    return this.#past.findLast(({ at }) => at <= this.now - lag)?.shown[member];
  }

  advanceTo(to: number): void {
    const { flicker } = this.#readings;
    for (;;) {
      const due = [
        ...(this.connected && this.#missing.length > 0 ? [this.#nextBatchAt] : []),
        ...[this.settledAt(this.#establishedAt), this.#synchronizedAt, this.#begunAt + (flicker ?? 0)].filter(
          (at) => at > this.now,
        ),
      ].filter((at) => at <= to);
      if (due.length === 0) break;
      this.now = Math.min(...due);
      this.#copyIfDue();
      this.#remember();
    }
    this.now = to;
  }

  place(ids: readonly string[], multisite: boolean): void {
    for (const id of ids) {
      this.calls[this.primary].add(id);
      if (multisite) this.#multisite.add(id);
      if (this.connected) this.calls[this.backup].add(id);
    }
    this.#begunAt = this.now;
    this.#remember();
  }

  end(ids: readonly string[]): void {
    for (const id of ids) {
      this.calls[this.primary].delete(id);
      if (this.connected) this.calls[this.backup].delete(id);
      this.#holding.delete(id);
    }
    const ended = new Set(ids);
    const wereMissing = this.#missing.length > 0;
    this.#missing = this.#missing.filter((id) => !ended.has(id));
    if (wereMissing && this.#missing.length === 0) this.#synchronized();
    this.#remember();
  }

  loseConnection(): void {
    this.cut = true;
    this.#disconnect();
    this.#remember();
  }

  restoreConnection(): void {
    this.cut = false;
    if (!this.connected) this.#connect();
    this.#remember();
  }

  /** The other one, if this was the primary, takes over: a failover. */
  stop(member: MemberIndex): void {
    this.running[member] = false;
    this.calls[member].clear();
    this.#disconnect();
    if (member === this.primary) this.primary = this.backup;
    this.#remember();
  }

  start(member: MemberIndex): void {
    this.running[member] = true;
    this.#connect();
    this.#remember();
  }

  switchover(): void {
    this.primary = this.backup;
    if (this.connected) {
      if (this.#readings.switchoverConnectsAnew) this.#connect();
      else {
        this.#missing = [];
        this.#synchronized();
        this.#holding = new Set([...this.#holding].filter((id) => this.calls[this.primary].has(id)));
      }
    }
    this.#remember();
  }

  #connect(): void {
    this.connected = this.running[0] && this.running[1] && !this.cut;
    if (!this.connected) return;
    const { heldByMirrored, multisiteCopied } = this.#readings;
    const onPrimary = [...this.calls[this.primary]];
    const backup = this.calls[this.backup];
    this.#establishedAt = this.now;
    this.#holding = new Set(onPrimary.filter((id) => this.#multisite.has(id) && (heldByMirrored || !backup.has(id))));
    this.#missing = onPrimary.filter((id) => !backup.has(id) && (multisiteCopied || !this.#multisite.has(id)));
    this.#nextBatchAt = this.now;
    this.#synchronizedAt = this.now;
    this.#copyIfDue();
  }

  #disconnect(): void {
    this.connected = false;
    this.#missing = [];
    this.#holding = new Set();
  }

  #copyIfDue(): void {
    if (!this.connected || this.#missing.length === 0 || this.now < this.#nextBatchAt) return;
    for (const id of this.#missing.splice(0, this.#readings.callsAtOnce)) this.calls[this.backup].add(id);
    this.#nextBatchAt = this.now + 1;
    if (this.#missing.length === 0) this.#synchronized();
  }

  #synchronized(): void {
    this.#synchronizedAt = this.now + (this.#readings.lastPause ? 1 : 0);
  }

  /** What a wrong pair does otherwise. */
  protected primaryReady({ connected, settled, synchronized, finished }: Conditions): boolean {
    return connected && settled && synchronized && finished;
  }

  protected backupReady({ connected, synchronized, finished }: Conditions): boolean {
    return connected && synchronized && (finished || !this.#readings.backupHeld);
  }

  protected readyForUpgrade(role: 'primary' | 'backup', _: Conditions): boolean {
    return role === 'backup';
  }

  protected settledAt(establishedAt: number): number {
    return establishedAt + 60;
  }

  #shown(): readonly [Shown | undefined, Shown | undefined] {
    const { flicker } = this.#readings;
    const quiet = flicker === undefined || this.now >= this.#begunAt + flicker;
    const conditions: Conditions = {
      connected: this.connected,
      settled: this.now >= this.settledAt(this.#establishedAt),
      synchronized: this.#missing.length === 0 && this.now >= this.#synchronizedAt && quiet,
      finished: this.#holding.size === 0,
    };
    const shown = (member: MemberIndex): Shown | undefined => {
      if (!this.running[member]) return undefined;
      const role = member === this.primary ? 'primary' : 'backup';
      const switchover = role === 'primary' ? this.primaryReady(conditions) : this.backupReady(conditions);
      return { role, switchover, upgrade: this.readyForUpgrade(role, conditions) };
    };
    return [shown(0), shown(1)];
  }

  #remember(): void {
    this.#past.push({ at: this.now, shown: this.#shown() });
  }
}
