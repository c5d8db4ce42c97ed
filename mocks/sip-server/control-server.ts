import type { Description } from '../../src/control/wire.ts';
import type { PairHost } from './pair-host.ts';

export interface ControlRequest {
  readonly method: string;
  /** Path and query, as in a request line. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Text; a carrier refuses more than `maxBodyBytes` before it gets here, with {@link tooLarge}. */
  readonly body: string;
}

export interface ControlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ControlServer {
  handle(request: ControlRequest): Promise<ControlAnswer>;
  /** Closes every pair. */
  close(): Promise<void>;
}

export function createControlServer(_setup: {
  token: string;
  host: PairHost;
  description: Description;
}): ControlServer {
  throw new Error('to be filled in');
}

/** The answer to a body of more than `maxBodyBytes`. */
export function tooLarge(): ControlAnswer {
  throw new Error('to be filled in');
}
