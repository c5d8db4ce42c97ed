import type { Exactness } from '../../src/control/wire.ts';
import type { Behaviour } from '../sip-server/behaviour.ts';
import type { Readings } from '../sip-server/readings.ts';

/** A server that is not the plain documented one. */
export interface ServerVariant {
  /** The file's name. */
  readonly name: string;
  /** Called once for each member, so that what it remembers belongs to one member. */
  readonly change: (behaviour: Behaviour) => Behaviour;
  /** Open points that it reads otherwise. */
  readonly readings?: Partial<Readings>;
  /** Seconds that a run must allow it, where it is late with something. Default: none on a virtual clock. */
  readonly tolerances?: { readonly grace?: number; readonly settle?: number };
  /** What else its control server says of how exact it is. Default: that nothing takes any time. */
  readonly exactness?: Exactness;
  /** What its control server leaves out, of what it may say. */
  readonly unsaid?: readonly ('exactness' | 'role')[];
}

/** A server that is wrong on purpose, to show that the suite notices. */
export interface Deviation extends ServerVariant {
  /** The slug of the requirement that it violates. */
  readonly requirement: string;
  /** The plausible bug behind it, in one line. */
  readonly bug: string;
  /**
   * A piece of the text of a finding (its demand, or what was seen) by which the suite must reject it: not just any failure
   * under the right name will do.
   */
  readonly says: string;
}
