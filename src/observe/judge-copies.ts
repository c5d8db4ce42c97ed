import type { Interval } from '../timing/interval.ts';
import type { Finding } from '../verdict/finding.ts';

/** A call is on the backup once (sync.only-missing); so many of those in a listing are there once more. */
export function judgeCopies(tooMany: number, at: Interval): readonly Finding[] {
  if (tooMany === 0) return [];
  return [
    {
      requirement: 'sync.only-missing',
      outcome: 'failed',
      demand: 'a call that the backup has is not copied again',
      accepted: ['each call once on the backup'],
      seen: `${tooMany} call(s) more than once`,
      at,
    },
  ];
}
