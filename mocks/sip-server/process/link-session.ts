import type { Socket } from 'node:net';
import { createLineReader } from './line-reader.ts';

/** One TCP connection between the two members of a pair, from the first byte to its end. */
export interface LinkSession {
  /** One line, without newline. Nothing happens once the connection is over. */
  send(line: string): void;
  /** Ends it in order: what was sent still arrives. */
  end(): void;
  /** Ends it at once, with a reset and without a goodbye. */
  reset(): void;
}

export interface LinkHandlers {
  /** The other end has shown that it is the other member of this pair. */
  up(session: LinkSession): void;
  /** False: it makes no sense, the connection is to be given up. */
  line(text: string): boolean;
  /** Called once for each `up`, and never before it. */
  down(): void;
  /** Called once, whether it was up or not. */
  closed(): void;
}

export interface LinkSettings {
  /** Both ends send it first. A member that has got a foreign member's port is so told apart from the peer. */
  readonly key: string;
  /** Real milliseconds between signs of life; three without one end the connection. 0: none, TCP alone decides. */
  readonly heartbeat: number;
}

/** Enough for the identifiers of 2,000,000 calls. */
const maxLineBytes = 32 * 1024 * 1024;
/** How long the other end may take to show the key, in real milliseconds. */
const greetingDeadline = 2000;
/** How long what was sent may take to leave at an orderly end, in real milliseconds. */
const endingDeadline = 500;
const signOfLife = '';

/** Takes over a connected socket. */
export function startLinkSession(socket: Socket, settings: LinkSettings, handlers: LinkHandlers): LinkSession {
  let state: 'greeting' | 'up' | 'over' = 'greeting';
  let lastHeard = performance.now();

  const over = () => {
    if (state === 'over') return;
    const wasUp = state === 'up';
    state = 'over';
    clearTimeout(deadline);
    clearInterval(heartbeat);
    if (wasUp) handlers.down();
    handlers.closed();
  };
  const session: LinkSession = {
    send: (line) => {
      if (state !== 'over') socket.write(`${line}\n`);
    },
    end: () => {
      over();
      socket.setTimeout(endingDeadline, () => socket.destroy());
      socket.end(() => socket.destroy());
    },
    reset: () => {
      over();
      socket.resetAndDestroy();
    },
  };
  const reader = createLineReader(maxLineBytes, (line) => {
    if (state === 'up' && line !== signOfLife && !handlers.line(line)) session.reset();
    if (state !== 'greeting') return;
    if (line !== settings.key) return session.reset();
    state = 'up';
    clearTimeout(deadline);
    handlers.up(session);
  });
  const deadline = setTimeout(() => session.reset(), greetingDeadline);
  const heartbeat = settings.heartbeat > 0 ? setInterval(beat, settings.heartbeat) : undefined;
  function beat(): void {
    session.send(signOfLife);
    if (!silent()) return;
    // A process that got no time to run may have signs of life waiting to be read, and timers come before them.
    setImmediate(() => {
      if (state !== 'over' && silent()) session.reset();
    });
  }
  function silent(): boolean {
    return performance.now() - lastHeard > 3 * settings.heartbeat;
  }

  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    lastHeard = performance.now();
    if (state !== 'over' && !reader.read(bytes)) session.reset();
  });
  socket.on('end', () => session.end());
  socket.on('error', over);
  socket.on('close', over);
  session.send(settings.key);
  return session;
}
