/** What a server of these processes bears of a client, so that idle and slow ones keep nobody else out. Real milliseconds. */
export const serverLimits = {
  maxHeaderSize: 16 * 1024,
  /** Also for a connection on which nothing comes at all. */
  headersTimeout: 5_000,
  /** To the last byte of the body. */
  requestTimeout: 30_000,
  keepAliveTimeout: 60_000,
  connectionsCheckingInterval: 1_000,
} as const;
export type ServerLimits = Partial<Record<keyof typeof serverLimits, number>>;

/** A kit opens 256 at most. */
export const mostConnections = 512;
