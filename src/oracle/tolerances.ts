/** How exact a target can be judged, all in seconds on its clock. */
export interface Tolerances {
  /** How late a page may show a change (A25). A flag that is still wrong after this long is a failure. */
  readonly grace: number;
  /** How close to a boundary the last look must have been for a pass; the failing side needs no tolerance. */
  readonly resolution: number;
  /** How often both members are looked at while a scenario waits. Not used on a virtual clock. */
  readonly lookEvery: number;
  /** How long two primaries, or two backups, may last (A29, 3.3 in domain terms: a switchover passes through it). */
  readonly settle: number;
  /** How late after an order the HA connection may come up; a pair that connects anew after a change of roles may take as long. */
  readonly reconnect?: number;
  /** How long after a call has begun or ended the backup may know of it; 0 where that takes no time. Default: 0. */
  readonly copying?: number;
}
