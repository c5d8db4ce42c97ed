/** One hostile thing, and whether the kit does with it as it should. */
export interface HostileCase {
  readonly name: string;
  /** Rejects, saying what is wrong, if the kit does not do as it should. */
  readonly run: () => Promise<void>;
}

/** Cases of one kind, told together. */
export interface HostileClass {
  readonly name: string;
  readonly cases: readonly HostileCase[];
  /** Each must have ended before the next begins. */
  readonly oneByOne?: true;
}
