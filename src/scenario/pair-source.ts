import type { ControlClient } from '../control/control-client.ts';
import type { Description, Pair } from '../control/wire.ts';
import type { Target } from '../targets/target.ts';
import { notTested, setupFailed } from './check-ended.ts';

/** Where a scenario's fresh pair comes from, and what becomes of it. */
export interface PairSource {
  /** The build that was asked for, where one was. */
  readonly build: string | undefined;
  take(): Promise<Pair>;
  giveBack(pair: string): Promise<void>;
}

/** The pairs that stand there and that no scenario has now. */
const free = new WeakMap<Target, string[]>();

/** A new pair where the target makes some; else one that stands there, made fresh. */
export function pairSource(
  target: Target,
  control: ControlClient,
  { capabilities }: Description,
  build?: string,
): PairSource {
  if (capabilities.includes('create-pairs')) {
    return {
      build,
      take: () => control.createPair(build === undefined ? {} : { version: build }),
      giveBack: (pair) => control.deletePair(pair),
    };
  }
  const { standingPairs } = target;
  if (standingPairs === undefined || !capabilities.includes('reset')) throw notTested('create-pairs or reset');
  if (build !== undefined) throw notTested(`create-pairs, for a pair that runs build ${build}`);
  const idle = free.get(target) ?? [...standingPairs];
  free.set(target, idle);
  return {
    build,
    take: async () => {
      const pair = idle.shift();
      if (pair === undefined) throw setupFailed('a pair that no other scenario has', 'all are taken');
      return await control.reset(pair).catch((error: unknown) => {
        idle.push(pair);
        throw error;
      });
    },
    giveBack: async (pair) => {
      idle.push(pair);
    },
  };
}
