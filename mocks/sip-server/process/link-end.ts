import { connect, createServer, type Server, type Socket } from 'node:net';
import { type LinkSession, type LinkSettings, startLinkSession } from './link-session.ts';

/**
 * A member's end of the HA connection over TCP. One member of a pair listens, the other dials; either keeps at most one
 * connection. While closed it neither listens nor dials, so that nothing can come up.
 */
export interface LinkEnd {
  /** Lets the connection come up, and again after each loss. Resolves when it listens or has begun to dial. */
  open(): Promise<void>;
  /** `orderly`: what was sent still arrives. `at once`: the connection is reset. Neither lets it come up again. */
  close(manner: 'orderly' | 'at once'): Promise<void>;
  /** The peer is said to be there: a dialing end tries now rather than at its next turn. */
  nudge(): void;
}

export interface LinkUser {
  up(send: (line: string) => void): void;
  /** False: it makes no sense, the connection is to be given up. */
  line(text: string): boolean;
  down(): void;
}

/** Real milliseconds between two tries to reach the peer: they grow from the first to the last. */
const retryAfter = { first: 5, last: 200 };
/**
 * Real milliseconds that one try may take. Without an answer from the network a try goes on for many seconds, in ever longer
 * pauses, and would come through long after the peer is there.
 */
const dialDeadline = 500;

/** What both kinds of end share: the present connection. */
class Present {
  readonly #settings: LinkSettings;
  readonly #user: LinkUser;
  #session: LinkSession | undefined;

  constructor(settings: LinkSettings, user: LinkUser) {
    this.#settings = settings;
    this.#user = user;
  }

  /** Takes over a connected socket in place of any older connection. `closed` is called when this one is over. */
  take(socket: Socket, closed: () => void): void {
    this.#session?.reset();
    const session = startLinkSession(socket, this.#settings, {
      up: ({ send }) => this.#user.up(send),
      line: (text) => this.#user.line(text),
      down: () => this.#user.down(),
      closed: () => {
        if (this.#session === session) this.#session = undefined;
        closed();
      },
    });
    this.#session = session;
  }

  drop(manner: 'orderly' | 'at once'): void {
    if (manner === 'orderly') this.#session?.end();
    else this.#session?.reset();
  }
}

export function listeningEnd(host: string, port: number, settings: LinkSettings, user: LinkUser): LinkEnd {
  const present = new Present(settings, user);
  let server: Server | undefined;
  return {
    nudge() {},
    async open() {
      if (server !== undefined) return;
      const opened = createServer((socket) => {
        if (server === opened) present.take(socket, () => {});
        else socket.resetAndDestroy();
      });
      server = opened;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      opened.once('error', reject);
      opened.listen({ host, port, backlog: 8 }, resolve);
      try {
        await promise;
      } catch (cause) {
        server = undefined;
        throw cause;
      }
    },
    async close(manner) {
      const closing = server;
      server = undefined;
      present.drop(manner);
      if (closing === undefined) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      closing.close(() => resolve());
      await promise;
    },
  };
}

export function dialingEnd(peer: { host: string; port: number }, settings: LinkSettings, user: LinkUser): LinkEnd {
  const present = new Present(settings, user);
  let open = false;
  let wait = retryAfter.first;
  let retry: NodeJS.Timeout | undefined;
  let dialing: Socket | undefined;

  const again = () => {
    if (!open || retry !== undefined) return;
    retry = setTimeout(dial, wait);
    wait = Math.min(wait * 2, retryAfter.last);
  };
  const dial = () => {
    clearTimeout(retry);
    retry = undefined;
    if (!open || dialing !== undefined) return;
    const socket = connect({ host: peer.host, port: peer.port });
    dialing = socket;
    const deadline = setTimeout(() => socket.destroy(), dialDeadline);
    // A refused connection reports an error and then closes: 'close' alone is listened to for the next try.
    socket.on('error', () => {});
    const failed = () => {
      clearTimeout(deadline);
      if (dialing === socket) dialing = undefined;
      again();
    };
    socket.once('close', failed);
    socket.once('connect', () => {
      clearTimeout(deadline);
      socket.off('close', failed);
      present.take(socket, () => {
        if (dialing === socket) dialing = undefined;
        again();
      });
    });
  };
  return {
    nudge() {
      wait = retryAfter.first;
      dial();
    },
    async open() {
      open = true;
      wait = retryAfter.first;
      dial();
    },
    async close(manner) {
      open = false;
      clearTimeout(retry);
      retry = undefined;
      const socket = dialing;
      present.drop(manner);
      if (socket?.connecting === true) socket.destroy();
      dialing = undefined;
    },
  };
}
