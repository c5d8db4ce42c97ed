import type { Look, MemberLook } from '../../src/history/look.ts';
import type { PairHistory } from '../../src/history/pair-history.ts';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { type Interval, interval } from '../../src/timing/interval.ts';
import type { MemberIndex, RightPair, Shown } from './right-pair.ts';

/** How an observation is blurred: every number is a time in seconds, and all of them are 0 on a virtual clock. */
export interface Blur {
  /** From the order leaving until it takes effect, and from there until its answer is there. */
  readonly before: number;
  readonly after: number;
  /** By how much the kit's knowledge of the clock is off, on either side. */
  readonly early: number;
  readonly late: number;
}

interface Group {
  readonly ids: readonly string[];
  readonly multisite: boolean;
  readonly era: number | undefined;
  readonly begun: Interval;
  readonly ended: Interval | undefined;
}

/**
 * What an honest observer knows of a pair: everything it does itself, with the time only as exact as the blur lets it be.
 * Orders come one after the other; looks come at any time, also while an order is under way.
 */
export class ObservedPair {
  readonly pair: RightPair;
  #connection: { state: 'established' | 'lost'; at: Interval }[];
  #groups: Group[] = [];
  #roleChanges: { at: Interval; era: number }[] = [];
  #memoryLosses: number[] = [];
  #listings: { at: Interval; establishment: number; missing: number }[] = [];
  #callCount = 0;

  constructor(pair: RightPair, made: Interval) {
    this.pair = pair;
    this.#connection = [{ state: 'established', at: made }];
  }

  get history(): PairHistory {
    return {
      connection: [...this.#connection],
      calls: [...this.#groups],
      roleChanges: [...this.#roleChanges],
      memoryLosses: [...this.#memoryLosses],
      listings: [...this.#listings],
    };
  }

  get alive(): readonly string[] {
    return this.#groups.flatMap(({ ids, ended }) => (ended === undefined ? ids : []));
  }

  place(count: number, multisite: boolean, blur: Blur, meanwhile: () => void): void {
    const ids = Array.from({ length: count }, () => `call-${this.#callCount++}`);
    const era = this.#connection.length;
    const { earliest } = this.#now(blur);
    const before = this.#groups;
    this.#groups = [...before, { ids: [], multisite, era, begun: open(earliest), ended: undefined }];
    const at = this.#act(blur, () => this.pair.place(ids, multisite), meanwhile);
    this.#groups = [...before, { ids, multisite, era, begun: interval(earliest, at.latest), ended: undefined }];
  }

  end(ids: readonly string[], blur: Blur, meanwhile: () => void): void {
    const { earliest } = this.#now(blur);
    this.#listings = [];
    this.#markEnded(ids, open(earliest));
    const at = this.#act(blur, () => this.pair.end(ids), meanwhile);
    this.#markEnded(ids, interval(earliest, at.latest));
  }

  loseConnection(blur: Blur, meanwhile: () => void): void {
    this.#change('lost', blur, () => this.pair.loseConnection(), meanwhile);
  }

  restoreConnection(blur: Blur, meanwhile: () => void): void {
    this.#change('established', blur, () => this.pair.restoreConnection(), meanwhile);
  }

  stop(member: MemberIndex, blur: Blur, meanwhile: () => void): void {
    const failover = member === this.pair.primary;
    const changed = failover ? this.#rolesChange(blur) : () => {};
    this.#change('lost', blur, () => this.pair.stop(member), meanwhile);
    this.#memoryLosses.push(this.#connection.length);
    changed();
  }

  start(member: MemberIndex, blur: Blur, meanwhile: () => void): void {
    this.#change('established', blur, () => this.pair.start(member), meanwhile);
  }

  switchover(blur: Blur, meanwhile: () => void): void {
    const changed = this.#rolesChange(blur);
    this.#act(blur, () => this.pair.switchover(), meanwhile);
    changed();
  }

  list(blur: Blur, meanwhile: () => void): void {
    let missing = 0;
    const at = this.#act(
      blur,
      () => {
        const [onPrimary, onBackup] = [this.pair.calls[this.pair.primary], this.pair.calls[this.pair.backup]];
        missing = this.#groups
          .filter(
            ({ multisite, ended, era }) => !multisite && ended === undefined && (era ?? 0) < this.#connection.length,
          )
          .flatMap(({ ids }) => ids)
          .filter((id) => onPrimary.has(id) && !onBackup.has(id)).length;
      },
      meanwhile,
    );
    this.#listings.push({ at, establishment: this.#connection.length - 1, missing });
  }

  /** Both members, one read after the other. */
  look(blur: Blur, lags: readonly [number, number], lagging: 'page' | 'flags'): Look {
    return [this.#lookAt(0, blur, lags[0], lagging), this.#lookAt(1, blur, lags[1], lagging)];
  }

  #lookAt(member: MemberIndex, blur: Blur, lag: number, lagging: 'page' | 'flags'): MemberLook {
    let answer: StatusAnswer = { kind: 'unreachable', why: 'not running' };
    const at = this.#act(
      blur,
      () => {
        const now = this.pair.shows(member);
        const then = this.pair.shows(member, lag);
        if (now !== undefined)
          answer = page(then === undefined ? now : lagging === 'page' ? then : { ...then, role: now.role });
      },
      () => {},
    );
    return { member: member === 0 ? 'first' : 'second', at, answer };
  }

  #change(state: 'established' | 'lost', blur: Blur, order: () => void, meanwhile: () => void): void {
    const { earliest } = this.#now(blur);
    const changes = this.#connection.at(-1)?.state !== state;
    if (changes) this.#connection.push({ state, at: open(earliest) });
    this.#listings = [];
    const at = this.#act(blur, order, meanwhile);
    if (changes) this.#connection[this.#connection.length - 1] = { state, at: interval(earliest, at.latest) };
  }

  #rolesChange(blur: Blur): () => void {
    const { earliest } = this.#now(blur);
    const index = this.#roleChanges.push({ at: open(earliest), era: this.#connection.length }) - 1;
    this.#listings = [];
    return () => {
      this.#roleChanges[index] = { at: interval(earliest, this.#now(blur).latest), era: this.#connection.length };
    };
  }

  #markEnded(ids: readonly string[], at: Interval): void {
    const gone = new Set(ids);
    this.#groups = this.#groups
      .flatMap((group) => [
        { ...group, ids: group.ids.filter((id) => !gone.has(id)) },
        { ...group, ids: group.ids.filter((id) => gone.has(id)), ended: at },
      ])
      .filter(({ ids: some }) => some.length > 0);
  }

  #act(blur: Blur, order: () => void, meanwhile: () => void): Interval {
    const { earliest } = this.#now(blur);
    this.pair.advanceTo(this.pair.now + blur.before / 2);
    meanwhile();
    this.pair.advanceTo(this.pair.now + blur.before / 2);
    order();
    this.pair.advanceTo(this.pair.now + blur.after / 2);
    meanwhile();
    this.pair.advanceTo(this.pair.now + blur.after / 2);
    return interval(earliest, this.#now(blur).latest);
  }

  #now({ early, late }: Blur): Interval {
    return interval(this.pair.now - early, this.pair.now + late);
  }
}

function open(earliest: number): Interval {
  return interval(earliest, Number.POSITIVE_INFINITY);
}

function page({ role, switchover, upgrade }: Shown): StatusAnswer {
  const flag = (ready: boolean) => ({ kind: ready ? ('ready' as const) : ('not ready' as const) });
  return {
    kind: 'status',
    form: 'xml',
    status: {
      role,
      roleText: role,
      readyForSwitchover: flag(switchover),
      readyForUpgrade: flag(upgrade),
      haConnection: undefined,
      name: undefined,
      processId: undefined,
      version: undefined,
    },
  };
}
