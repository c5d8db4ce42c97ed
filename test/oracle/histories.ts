import type { CallGroup, PairHistory } from '../../src/history/pair-history.ts';
import { type Interval, instant } from '../../src/timing/interval.ts';

/** A history in which the HA connection changed at these times: established first, then lost, and so on by turns. */
export function connectedAt(times: readonly (number | Interval)[], rest: Partial<PairHistory> = {}): PairHistory {
  return {
    connection: times.map((at, index) => ({
      state: index % 2 === 0 ? ('established' as const) : ('lost' as const),
      at: typeof at === 'number' ? instant(at) : at,
    })),
    calls: [],
    roleChanges: [],
    memoryLosses: [],
    listings: [],
    ...rest,
  };
}

/** One call that began at a time, after so many changes of the connection. */
export function call(era: number | undefined, begun: number, more: Partial<CallGroup> = {}): CallGroup {
  return { ids: [`call-${era}-${begun}`], multisite: false, era, begun: instant(begun), ended: undefined, ...more };
}

export function multisiteCall(era: number | undefined, begun: number, more: Partial<CallGroup> = {}): CallGroup {
  return call(era, begun, { multisite: true, ...more });
}
