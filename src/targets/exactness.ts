import type { Clock, Description } from '../control/wire.ts';
import type { Tolerances } from '../oracle/tolerances.ts';

/** On the wall clock 1 s is far more than a busy machine is late by; so long may copies and pages take. */
const lateOnWallClock = 1;
/** On a faster clock the same delay, which reaches 0.2 s of real time on two busy cores, is that many times longer. */
const lateInRealTime = 0.25;
/** Between the two orders of a switchover, which may be slow, both members are backup. */
const rolesOnWallClock = 3;
const rolesInRealTime = 0.5;
/** What the control protocol allows. */
const connectionComesUpWithin = 60;

/**
 * The tolerances that follow from how exact a target says it is. Where it does not say so it gets what a wall clock is allowed,
 * on a virtual clock too: that time stands still does not mean that nothing takes time.
 */
export function tolerancesOf({ clock, exactness = {} }: Pick<Description, 'clock' | 'exactness'>): Tolerances {
  const late = lateOn(clock);
  const isVirtual = clock.kind === 'virtual';
  // A virtual clock is moved to either side of a boundary; on a wall clock looks are as far apart as the machine makes them.
  const isExact = isVirtual && exactness.pageAgeSeconds !== undefined;
  return {
    grace: exactness.pageAgeSeconds ?? late,
    resolution: isExact ? 0 : late,
    lookEvery: isVirtual ? 2 : clock.rate,
    settle: exactness.roleSeconds ?? Math.max(rolesOnWallClock, rolesInRealTime * rateOf(clock)),
    reconnect: exactness.connectionSeconds ?? connectionComesUpWithin,
    copying: exactness.copySeconds ?? late,
  };
}

function lateOn(clock: Clock): number {
  return Math.max(lateOnWallClock, lateInRealTime * rateOf(clock));
}

function rateOf({ kind, rate }: Clock): number {
  return kind === 'virtual' ? 1 : rate;
}
