import type { Socket } from 'node:net';
import { AnswerError } from './answer-error.ts';
import { AnswerHead } from './answer-head.ts';

/** An answer's head is short: one that has begun and is not whole after this time is sent so on purpose. Milliseconds. */
const headWithin = 2_000;
/** Whatever a body is cut into, and however much is written around it. In bytes. */
const mostRawBytes = 64 * 1024 * 1024;

/**
 * Stands between a connection and undici, and changes what undici is given of each answer: a head that is tidy, and an error
 * that says what came. undici itself refuses what other clients read (100 Continue, a length given twice), reads a page
 * without a length to its end where the connection was reset within it, and calls all of it a broken connection.
 *
 * The bytes of a connection come through `push` and its end through `destroy`: both are Node's public way in.
 */
export function readTidily(socket: Socket): void {
  const { push, write, destroy } = {
    push: socket.push.bind(socket),
    write: socket.write.bind(socket),
    destroy: socket.destroy.bind(socket),
  };
  let head: AnswerHead | undefined;
  let begun = false;
  let rawBytes = 0;
  let timer: NodeJS.Timeout | undefined;

  const fail = (error: AnswerError) => {
    clearTimeout(timer);
    destroy(error);
    return false;
  };
  const cutOff = (how: string) => new AnswerError(`it broke off: ${how}`, { brokenOff: true });

  // What has come meanwhile is read first: it may be this process that was late.
  const giveUpHead = () => {
    if (head?.isPartial) fail(cutOff(`its head was not whole after ${headWithin} ms`));
  };

  // One request at a time is under way, so the next bytes after one are the head of its answer.
  const writeRequest = (...given: Parameters<typeof write>) => {
    if (isRequest(given[0])) {
      head = new AnswerHead();
      begun = false;
      rawBytes = 0;
    }
    return write(...given);
  };

  const pushTidily = (chunk: unknown): boolean => {
    if (!Buffer.isBuffer(chunk)) {
      clearTimeout(timer);
      return head?.isPartial ? fail(cutOff('the connection was closed within its head')) : push(chunk);
    }
    begun = true;
    rawBytes += chunk.length;
    if (rawBytes > mostRawBytes) return fail(new AnswerError(`more than ${mostRawBytes} bytes came`));
    if (head === undefined) return push(chunk);
    const reading = head.read(chunk);
    if (reading.kind === 'more') {
      timer ??= setTimeout(() => setImmediate(giveUpHead), headWithin).unref();
      return true;
    }
    clearTimeout(timer);
    timer = undefined;
    head = undefined;
    switch (reading.kind) {
      case 'broken':
        return fail(new AnswerError(reading.why));
      case 'not http':
        return push(reading.bytes);
      case 'head': {
        const wantsMore = push(reading.head);
        return reading.rest.length === 0 ? wantsMore : push(reading.rest);
      }
    }
  };

  Object.assign(socket, {
    write: writeRequest,
    push: pushTidily,
    destroy: (error?: Error) => {
      clearTimeout(timer);
      return destroy(begun && isReset(error) ? cutOff('the connection was reset') : error);
    },
  });
}

const request = /^(?:GET|POST|PUT|DELETE) \S+ HTTP\/1\.1\r\n/;

/** A request's first line; a body is JSON, and looks like none. */
function isRequest(written: unknown): boolean {
  return typeof written === 'string' && request.test(written);
}

function isReset(error: Error | undefined): boolean {
  return error !== undefined && 'code' in error && error.code === 'ECONNRESET';
}
