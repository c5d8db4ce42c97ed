import { expect, test } from 'vitest';
import { readLog, readMemberEvent } from '../../../src/targets/container/container-logs.ts';

/** As Docker frames it: which stream, how many bytes, the bytes. */
function frame(stream: 1 | 2, text: string): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.alloc(8);
  header.writeUInt8(stream, 0);
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

test('lines of both streams are read with the time at which they were written', () => {
  const log = Buffer.concat([
    frame(1, '2026-11-22T10:00:00.250000000Z {"at":1.5,"text":"started"}\n'),
    frame(2, '2026-11-22T10:00:01.000000000Z Error: é\n2026-11-22T10:00:02.000000000Z   at x\n'),
  ]);
  expect(readLog(log)).toEqual([
    { writtenAt: Date.parse('2026-11-22T10:00:00.250Z'), text: '{"at":1.5,"text":"started"}' },
    { writtenAt: Date.parse('2026-11-22T10:00:01Z'), text: 'Error: é' },
    { writtenAt: Date.parse('2026-11-22T10:00:02Z'), text: '  at x' },
  ]);
});

test('a line in two frames is one line, and a frame that is cut off does no harm', () => {
  const [whole, cut] = [frame(1, '2026-11-22T10:00:00Z one '), frame(1, 'line\n2026-11-22T10:00:01Z next')];
  expect(readLog(Buffer.concat([whole, cut])).map(({ text }) => text)).toEqual(['one line', 'next']);
  expect(readLog(Buffer.concat([whole, cut.subarray(0, 12)])).map(({ text }) => text)).toEqual(['one line']);
  expect(readLog(Buffer.alloc(5))).toEqual([]);
});

test.each(['{"at":-1,"text":"x"}', '{"at":1}', '{"at":1,"text":', 'listening', ''])(
  '%j is no event of a member',
  (text) => {
    expect(readMemberEvent(text)).toBeUndefined();
  },
);
