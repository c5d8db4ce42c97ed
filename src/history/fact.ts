import type { Pair, ProblemKind } from '../control/wire.ts';
import type { StatusAnswer, StatusFormChoice } from '../status/server-status.ts';
import type { Interval } from '../timing/interval.ts';
import type { Look } from './look.ts';

/** Who did something to a pair. */
export type Actor = 'kit' | 'tool' | 'operator' | 'nobody known';

/** One thing that can be ordered of a pair. */
export type Order =
  | { readonly what: 'stop' | 'kill' | 'start'; readonly member: string }
  | { readonly what: 'install'; readonly member: string; readonly version: string }
  | {
      readonly what: 'set option';
      readonly member: string;
      readonly section: string;
      readonly name: string;
      /** null takes the option away. */
      readonly value: string | null;
    }
  | { readonly what: 'lose connection' | 'restore connection' | 'switchover' }
  | { readonly what: 'place calls'; readonly count: number; readonly multisite: boolean }
  | { readonly what: 'end calls'; readonly calls: readonly string[] };

/**
 * One thing that is known of a pair's past, with the interval on the target's clock in which it was so. Facts stand in the
 * order in which they became known: what was ordered before what it brought about, a look when its last answer was there.
 * Nothing else is kept of a pair: whatever else is known of it follows from its facts ({@link History}).
 */
export type Fact =
  /** The pair was handed out fresh. `at`: in this time its HA connection was established, or was about to be. */
  | {
      readonly kind: 'begun';
      readonly at: Interval;
      readonly pair: Pair;
      readonly clock: 'virtual' | 'wall';
      /** The build that was asked for, where one was. */
      readonly build?: string;
    }
  /** An order is about to leave: from `at.earliest` on it may take effect. Its place among the orders is its number. */
  | { readonly kind: 'ordered'; readonly at: Interval; readonly by: Actor; readonly order: Order }
  /** The order of that number has taken effect within `at`. */
  | {
      readonly kind: 'took effect';
      readonly at: Interval;
      readonly order: number;
      readonly pair?: Pair;
      /** The calls that began, where it placed some. */
      readonly calls?: readonly string[];
    }
  /** The order of that number was answered with a problem. `conflict`: nothing has changed. */
  | {
      readonly kind: 'refused';
      readonly at: Interval;
      readonly order: number;
      readonly problem: ProblemKind | 'none';
      readonly why: string;
    }
  /** What the control server said of the pair when it was asked. */
  | { readonly kind: 'told'; readonly at: Interval; readonly pair: Pair }
  /** Both status pages were read, side by side, in this form. */
  | { readonly kind: 'looked'; readonly form: StatusFormChoice; readonly look: Look }
  /** Another address than a member's own was read. */
  | { readonly kind: 'probed'; readonly at: Interval; readonly url: string; readonly answer: StatusAnswer }
  /** The calls that existed on a member, each once for each copy; null while it was stopped. */
  | {
      readonly kind: 'listed';
      readonly at: Interval;
      readonly member: string;
      readonly calls: readonly string[] | null;
    }
  /** Nobody ordered it, as far as is known, and yet it is so. */
  | { readonly kind: 'changed by itself'; readonly at: Interval; readonly change: Change }
  /** The target's own log says so; shown, never judged. */
  | { readonly kind: 'reported'; readonly at: Interval; readonly member?: string; readonly text: string }
  /** The kit's own reasoning, for the reader of a timeline. */
  | { readonly kind: 'noted'; readonly at: Interval; readonly text: string };

export type Change =
  | { readonly what: 'HA connection'; readonly state: 'established' | 'lost' }
  | { readonly what: 'roles'; readonly primary: string }
  | { readonly what: 'calls ended'; readonly calls: readonly string[] };

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** An order in a few words for a timeline. */
export function describeOrder(order: Order): string {
  switch (order.what) {
    case 'stop':
    case 'kill':
    case 'start':
      return `${order.what} ${order.member}`;
    case 'install':
      return `install ${order.version} on ${order.member}`;
    case 'set option': {
      const option = `${order.section}/${order.name}`;
      return order.value === null
        ? `take option ${option} from ${order.member}`
        : `set ${option} = ${order.value} on ${order.member}`;
    }
    case 'lose connection':
      return 'lose the HA connection';
    case 'restore connection':
      return 'restore the HA connection';
    case 'switchover':
      return 'switchover';
    case 'place calls':
      return `${order.count} ${order.multisite ? 'multisite' : 'non-multisite'} call(s) begin`;
    case 'end calls':
      return `${order.calls.length} call(s) end`;
  }
}
