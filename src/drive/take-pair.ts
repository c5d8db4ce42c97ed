import { setTimeout } from 'node:timers/promises';
import type { ControlClient } from '../control/control-client.ts';
import type { Clock, Pair } from '../control/wire.ts';
import { type Interval, notAfter } from '../timing/interval.ts';
import { TargetClock, TargetClockError } from '../timing/target-clock.ts';

/** How often a clock is read that has given whole seconds only, and how far apart: one in a thousand may be whole by chance. */
const clockReadings = 5;
const betweenClockReadingsMs = 3;

/** A fresh pair, its clock as far as it is known, and when the pair was made. */
export interface TakenPair {
  readonly pair: Pair;
  readonly clock: TargetClock;
  readonly at: Interval;
}

/**
 * Takes a fresh pair and learns its clock.
 *
 * @param take orders the pair
 * @param giveBack ends it again, where its clock cannot be learnt
 * @throws ControlError; TargetClockError
 */
export async function takePair(
  control: ControlClient,
  kind: Clock,
  take: () => Promise<Pair>,
  giveBack: (pair: string) => Promise<void>,
): Promise<TakenPair> {
  const clock = new TargetClock(kind);
  const sent = clock.local();
  const pair = await take();
  const answered = clock.local();
  try {
    clock.learn(sent, answered, pair.now);
    if (clock.kind === 'wall') await learnClock(control, clock, pair.id);
    return { pair, clock, at: notAfter(clock.span(sent, answered), clock.at(pair.now)) };
  } catch (error) {
    // Nobody else gets to hold this pair, so nobody else will end it.
    await giveBack(pair.id).catch(() => undefined);
    throw error;
  }
}

/** A target that takes its time to make a pair leaves its clock hardly known; and one in whole seconds is no clock. */
async function learnClock(control: ControlClient, clock: TargetClock, pair: string): Promise<void> {
  for (let reading = 0; reading === 0 || (clock.onlyWholeSeconds && reading < clockReadings); reading++) {
    if (reading > 0) await setTimeout(betweenClockReadingsMs);
    const sent = clock.local();
    const now = await control.readClock(pair);
    clock.learn(sent, clock.local(), now);
  }
  if (clock.onlyWholeSeconds) throw new TargetClockError('gives whole seconds only, and is too coarse');
}
