/** One of the servers that the suite is tried on, as the self-test speaks of it. */
export type ServerUnderTest = WrongServer | RightServer;

/** The suite must reject it, by name. */
export interface WrongServer {
  readonly kind: 'wrong';
  readonly name: string;
  /** The slug of the requirement that it violates. */
  readonly requirement: string;
  /** The plausible bug behind it. */
  readonly about: string;
  /** A piece of the text of the finding that must reject it. */
  readonly says: string;
}

/** Unusual, and right: the suite must not fail it. */
export interface RightServer {
  readonly kind: 'right';
  readonly name: string;
  readonly about: string;
  /** It is late with something, within what it must be allowed, so that some of it cannot be told: that is no failure. */
  readonly late: boolean;
  /** Only its pages are unusual, not what it does. */
  readonly pagesOnly: boolean;
}
