import type { FactOf, Order } from '../history/fact.ts';
import type { History } from '../history/history.ts';
import type { Finding } from '../verdict/finding.ts';

/** Both flags 1 mean that a switchover may be ordered now; a target that then refuses it contradicts itself. */
export const obeysWhenReady = 'a switchover is carried out while both members report that they are ready for it';

/** A switchover that was refused: before the pair is ready that is allowed (reading A21), and afterwards it is not. */
export function judgeRefusal(
  history: History,
  order: Order,
  { problem, why, at }: FactOf<'refused'>,
): readonly Finding[] {
  if (order.what !== 'switchover' || problem !== 'conflict') return [];
  if (!history.looks.bothReady() || !history.members.bothRun) return [];
  return [
    {
      requirement: 'switch.no-loss-when-ready',
      outcome: 'failed',
      demand: obeysWhenReady,
      accepted: ['carried out'],
      seen: `both members were ready for switchover, and it was refused: ${why}`,
      at,
    },
  ];
}
