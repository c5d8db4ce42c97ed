import { ControlProblem } from '../../../mocks/sip-server/pair-host.ts';

/** Numbers of calls that the kit did not place begin here, far above those that it gives. */
const firstForeign = 2 ** 40;

/** What a vendor's image calls the calls of a pair, and the numbers under which the pair knows them. */
export class CallBook {
  readonly #names = new Map<number, string>();
  readonly #numbers = new Map<string, number>();
  #foreign = firstForeign;

  /**
   * Calls of these numbers were placed, and the image has named them in the same order.
   *
   * @throws ControlProblem when there are more or fewer names, or one that was there before
   */
  placed(calls: readonly number[], names: readonly string[]): void {
    if (names.length !== calls.length)
      throw new ControlProblem('internal', `${calls.length} calls were to be placed, and ${names.length} were named`);
    for (const [index, call] of calls.entries()) {
      const name = names[index] ?? '';
      // Listed before it was named: it is a call of ours after all.
      const earlier = this.#numbers.get(name) ?? firstForeign;
      if (earlier < firstForeign)
        throw new ControlProblem('internal', `two calls of this pair have the same name, ${JSON.stringify(name)}`);
      this.#names.set(call, name);
      this.#numbers.set(name, call);
    }
  }

  /** Of those among the calls that were placed. */
  namesOf(calls: readonly number[]): string[] {
    return calls.flatMap((call) => this.#names.get(call) ?? []);
  }

  /** One for each name. A call that the kit did not place gets a number of its own. */
  numbersOf(names: readonly string[]): number[] {
    return names.map((name) => {
      const known = this.#numbers.get(name);
      if (known !== undefined) return known;
      this.#numbers.set(name, this.#foreign);
      return this.#foreign++;
    });
  }
}
