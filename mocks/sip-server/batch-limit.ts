import type { Behaviour, Situation } from './behaviour.ts';

/** Option ha-max-calls-sync-at-once, as it stands in section TServer (option.location). */
export function batchLimitOption(s: Situation): string | undefined {
  return s.option('TServer', 'ha-max-calls-sync-at-once');
}

/**
 * How many missing calls may be sent at once.
 * @param peerOption what is set on the other member; undefined if nothing is
 * @param previous the value last in effect
 */
export function readBatchLimit(
  behaviour: Behaviour,
  s: Situation,
  peerOption: string | undefined,
  previous: number,
): number {
  const read = (text: string | undefined): number =>
    text === undefined ? behaviour.defaultLimit(s) : behaviour.readLimit(text, previous, s);
  const own = read(batchLimitOption(s));
  const peer = read(peerOption);
  return s.role === 'primary' ? behaviour.chooseLimit(own, peer, s) : behaviour.chooseLimit(peer, own, s);
}
