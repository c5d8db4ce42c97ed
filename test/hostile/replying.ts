import type { Carrier } from '../../src/http/exchange.ts';

export interface Reply {
  readonly status?: number;
  readonly body: Buffer;
  /** In pieces of so many bytes; whole unless given. */
  readonly pieces?: number;
}

/** Answers everything with this, without a socket: what counts is what becomes of the bytes. */
export function replying({ status = 200, body, pieces = body.length }: Reply): Carrier {
  return {
    dispatch(_request, handler) {
      let aborted = false;
      const controller = {
        get aborted() {
          return aborted;
        },
        paused: false,
        reason: null,
        abort: () => {
          aborted = true;
        },
        pause: () => {},
        resume: () => {},
      };
      handler.onRequestStart?.(controller, null);
      handler.onResponseStart?.(controller, status, {}, '');
      for (let at = 0; at < body.length && !aborted; at += pieces) {
        handler.onResponseData?.(controller, body.subarray(at, at + pieces));
      }
      if (!aborted) handler.onResponseEnd?.(controller, {});
      return true;
    },
  };
}
