import { expect, test } from 'vitest';
import { EventLog } from '../../../mocks/sip-server/event-log.ts';

test('keeps the newest 10,000 and goes on counting', () => {
  const log = new EventLog();
  for (let i = 0; i < 25_000; i += 1) log.add(i, undefined, `event ${i}`);
  const all = log.since(0);
  expect(all.events).toHaveLength(10_000);
  expect(all.events.at(-1)).toEqual({ mark: 24_999, at: 24_999, text: 'event 24999' });
  expect(all.next).toBe(25_000);
  expect(log.since(24_998).events.map(({ mark }) => mark)).toEqual([24_998, 24_999]);
  expect(log.since(25_000).events).toEqual([]);
});

test('cuts a text that is too long for the protocol', () => {
  const log = new EventLog();
  log.add(0, 'sip-a', 'x'.repeat(5000));
  expect(log.since(0).events[0]?.text).toHaveLength(2000);
});
