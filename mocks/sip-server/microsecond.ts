/**
 * Seconds in whole microseconds: sums of decimal steps then come out exact, and what is due at 61 s is not missed for
 * being due at 61.00000000001 s.
 */
export function toMicrosecond(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
