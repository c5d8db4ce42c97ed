import type { Envelope } from '@cucumber/messages';

/** Follows a run, message by message, while it goes on. */
export interface Sink {
  onMessage(envelope: Envelope): void;
  /** Nothing more will come. */
  end(): void;
}

/**
 * The messages of a run: kept for the reports, and passed on to whoever follows it. After an interruption it takes nothing
 * more: what was abandoned may go on for a while, below the report.
 */
export class Recording {
  readonly #envelopes: Envelope[] = [];
  readonly #sinks: readonly Sink[];
  readonly #stopped: AbortSignal;
  #ended = false;

  constructor(sinks: readonly Sink[], stopped: AbortSignal) {
    this.#sinks = sinks;
    this.#stopped = stopped;
  }

  take(envelope: Envelope): void {
    if (this.#stopped.aborted) return;
    this.#envelopes.push(envelope);
    for (const sink of this.#sinks) sink.onMessage(envelope);
  }

  /** Safe to call twice. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const sink of this.#sinks) sink.end();
  }

  get envelopes(): readonly Envelope[] {
    return this.#envelopes;
  }

  /** The run got as far as its own first message. */
  get begun(): boolean {
    return this.#envelopes.some(({ testRunStarted }) => testRunStarted !== undefined);
  }
}
