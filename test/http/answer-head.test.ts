import { expect, test } from 'vitest';
import { AnswerHead } from '../../src/http/answer-head.ts';

function read(text: string) {
  const reading = new AnswerHead().read(Buffer.from(text, 'latin1'));
  return reading.kind === 'head'
    ? { head: reading.head.toString('latin1'), rest: reading.rest.toString('latin1') }
    : reading;
}

test.each([
  ['HTTP/1.1 200 OK\r\nX: y\r\n\r\nbody', 'HTTP/1.1 200 OK\r\nX: y\r\n\r\n', 'body'],
  ['HTTP/1.1 200 OK\nX: y\n\nbody', 'HTTP/1.1 200 OK\r\nX: y\r\n\r\n', 'body'],
  ['HTTP/1.1 100 C\r\n\r\nHTTP/1.0 404 N\r\n\r\n', 'HTTP/1.0 404 N\r\n\r\n', ''],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 4\r\ncontent-length:4\r\n\r\nbody',
    'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n',
    'body',
  ],
  ['HTTP/1.1 200 OK\r\nContent-Length: 4, 4\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n', ''],
  ['HTTP/1.1 200 OK\r\nX: a\r\n\tb\r\n\r\n', 'HTTP/1.1 200 OK\r\nX: a b\r\n\r\n', ''],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
    '',
  ],
  ['HTTP/1.1 101 S\r\n\r\n', 'HTTP/1.1 101 S\r\n\r\n', ''],
])('%j', (text, head, rest) => {
  expect(read(text)).toEqual({ head, rest });
});

test.each([
  ['HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n', 'broken'],
  ['HTTP/1.1 042 x\r\n\r\n', 'broken'],
  ['HTTP/1.1 100 C\r\n\r\n'.repeat(17), 'broken'],
  [`HTTP/1.1 200 ${'x'.repeat(40_000)}`, 'broken'],
  ['HTTP/1.1 100 C\r\n\r\n'.repeat(16), 'more'],
  ['HTTP/1.1 200 OK\r\n', 'more'],
  ['HTTP/2 200\r\n\r\n', 'not http'],
  ['SSH-2.0\r\n', 'not http'],
])('%j is %s', (text, kind) => {
  expect(read(text)).toMatchObject({ kind });
});
