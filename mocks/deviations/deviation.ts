import type { Behaviour } from '../sip-server/behaviour.ts';

/** A server that is wrong on purpose, to show that the suite notices. */
export interface Deviation {
  /** The file's name. */
  readonly name: string;
  /** The slug of the requirement that it violates. */
  readonly requirement: string;
  /** The plausible bug behind it, in one line. */
  readonly bug: string;
  /** Called once for each member, so that what it remembers belongs to one member. */
  readonly change: (behaviour: Behaviour) => Behaviour;
}
