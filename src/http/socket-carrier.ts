import { Agent, buildConnector } from 'undici';
import { maxHeadBytes } from './answer-head.ts';
import { readTidily } from './read-tidily.ts';

export interface SocketCarrierSetup {
  /** Milliseconds that a connection may take to come about. */
  readonly connectTimeoutMs?: number;
  /** How many connections to one server there may be. Default: 256. */
  readonly connections?: number;
}

/**
 * Carries requests over real connections, within limits that a hostile server cannot move: the one way to a target that is
 * not in this process. Destroy it in the end.
 */
export function openSocketCarrier({ connectTimeoutMs = 10_000, connections = 256 }: SocketCarrierSetup = {}): Agent {
  const connect = buildConnector({ timeout: connectTimeoutMs, allowH2: false });
  return new Agent({
    // One request at a time on a connection, kept alive: a slow answer holds up no other.
    pipelining: 1,
    connections,
    keepAliveTimeout: 20_000,
    maxHeaderSize: maxHeadBytes,
    connect: (options, callback) =>
      connect(options, (error, socket) => {
        if (error !== null) return callback(error, null);
        readTidily(socket);
        callback(null, socket);
      }),
  });
}
