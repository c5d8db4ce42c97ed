import type { ControlClient } from '../control/control-client.ts';
import { ControlError } from '../control/control-error.ts';
import type { Pair } from '../control/wire.ts';
import type { Actor, Fact, Order } from '../history/fact.ts';
import type { History } from '../history/history.ts';
import type { Interval } from '../timing/interval.ts';
import type { TargetClock } from '../timing/target-clock.ts';

/** Takes in what became known of a pair. */
export type Sink = (fact: Fact) => void;

/**
 * Gives a pair its orders, through the control protocol, and writes down what was ordered and when it took effect. It judges
 * nothing and looks at nothing.
 */
export class Driver {
  readonly #control: ControlClient;
  readonly #clock: TargetClock;
  readonly #history: History;
  readonly #pair: string;
  readonly #sink: Sink;

  /** @param history where `sink` puts what it gets */
  constructor(control: ControlClient, clock: TargetClock, pair: string, history: History, sink: Sink) {
    this.#control = control;
    this.#clock = clock;
    this.#pair = pair;
    this.#history = history;
    this.#sink = sink;
  }

  /**
   * @returns the calls that began, where the order placed some, and when it took effect
   * @throws ControlError
   */
  async order(order: Order, by: Actor = 'kit'): Promise<{ readonly calls: readonly string[]; readonly at: Interval }> {
    const number = this.#history.nextOrder;
    const sent = this.#clock.local();
    this.#sink({ kind: 'ordered', at: this.#clock.now(), by, order });
    const answer = await this.#send(order).catch((error: unknown) => {
      this.#refused(number, sent, error);
      throw error;
    });
    const answered = this.#clock.local();
    if (isPair(answer)) {
      const at = this.#clock.answered(sent, answered, answer.now);
      this.#sink({ kind: 'took effect', at, order: number, pair: answer });
      return { calls: [], at };
    }
    const at = this.#clock.span(sent, answered);
    this.#sink({ kind: 'took effect', at, order: number, ...(answer === undefined ? {} : { calls: answer }) });
    return { calls: answer ?? [], at };
  }

  #refused(order: number, sent: number, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    const kind = error instanceof ControlError ? error.kind : 'transport';
    const problem = kind === 'transport' || kind === 'protocol' ? 'none' : kind;
    this.#sink({ kind: 'refused', at: this.#clock.span(sent, this.#clock.local()), order, problem, why });
  }

  #send(order: Order): Promise<Pair | readonly string[] | undefined> {
    const control = this.#control;
    const pair = this.#pair;
    switch (order.what) {
      case 'stop':
        return control.stop(pair, order.member);
      case 'kill':
        return control.kill(pair, order.member);
      case 'start':
        return control.start(pair, order.member);
      case 'install':
        return control.install(pair, order.member, order.version);
      case 'set option': {
        const { section, name, value } = order;
        return control.setOption(pair, order.member, { section, name, value });
      }
      case 'lose connection':
        return control.setHaConnection(pair, 'lost');
      case 'restore connection':
        return control.setHaConnection(pair, 'established');
      case 'switchover':
        return control.switchover(pair);
      case 'place calls':
        return control.placeCalls(pair, { count: order.count, multisite: order.multisite });
      case 'end calls':
        return control.endCalls(pair, order.calls).then(() => undefined);
    }
  }
}

function isPair(answer: Pair | readonly string[] | undefined): answer is Pair {
  return answer !== undefined && 'haConnection' in answer;
}
