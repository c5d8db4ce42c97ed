import type { Envelope, Pickle } from '@cucumber/messages';
import { printable } from './failure-text.ts';

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How often a terminal is redrawn and a log gets a line, in milliseconds. */
const redrawEvery = 100;
const lineEvery = 10_000;

interface Running {
  readonly name: string;
  readonly since: number;
  /** How long it will last about, in real seconds; 0 where nobody knows. */
  readonly expected: number;
  /** The text of the step that it is at. */
  step: string;
  bad: boolean;
}

const quiet: readonly string[] = ['PASSED', 'SKIPPED'];

/**
 * How far a run is: on a terminal one line that is drawn over again, otherwise a line now and then, so that a log stays
 * short. Says nothing when it has nothing to say.
 */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #total: number;
  readonly #now: () => number;
  readonly #expectedSeconds: (pickle: Pickle) => number;
  readonly #pickles = new Map<string, Pickle>();
  readonly #steps = new Map<string, string>();
  readonly #stepTexts = new Map<string, string>();
  readonly #pickleOfCase = new Map<string, string>();
  readonly #running = new Map<string, Running>();
  readonly #timer: NodeJS.Timeout;
  #done = 0;
  #bad = 0;
  #drawn = false;
  #lastDrawn = 0;

  /** @param expectedSeconds how long a scenario will last about, in real seconds */
  constructor(
    stream: ProgressStream,
    total: number,
    now: () => number = () => performance.now(),
    expectedSeconds: (pickle: Pickle) => number = () => 0,
  ) {
    this.#stream = stream;
    this.#total = total;
    this.#now = now;
    this.#expectedSeconds = expectedSeconds;
    this.#lastDrawn = now();
    this.#timer = setInterval(() => this.#tick(), redrawEvery);
    this.#timer.unref();
  }

  onMessage(envelope: Envelope): void {
    const { pickle, testCase, testCaseStarted, testStepStarted, testStepFinished, testCaseFinished } = envelope;
    if (pickle !== undefined) {
      this.#pickles.set(pickle.id, pickle);
      for (const step of pickle.steps) this.#stepTexts.set(step.id, step.text);
    } else if (testCase !== undefined) {
      this.#pickleOfCase.set(testCase.id, testCase.pickleId);
      for (const { id, pickleStepId } of testCase.testSteps) {
        const text = this.#stepTexts.get(pickleStepId ?? '');
        if (text !== undefined) this.#steps.set(id, text);
      }
    } else if (testCaseStarted !== undefined) {
      const pickle = this.#pickles.get(this.#pickleOfCase.get(testCaseStarted.testCaseId) ?? '');
      const expected = pickle === undefined ? 0 : this.#expectedSeconds(pickle);
      const running = { name: pickle?.name ?? '', since: this.#now(), expected, step: '', bad: false };
      this.#running.set(testCaseStarted.id, running);
    } else if (testStepStarted !== undefined) {
      const running = this.#running.get(testStepStarted.testCaseStartedId);
      if (running !== undefined) running.step = this.#steps.get(testStepStarted.testStepId) ?? running.step;
    } else if (testStepFinished !== undefined) {
      const running = this.#running.get(testStepFinished.testCaseStartedId);
      if (running !== undefined) running.bad ||= !quiet.includes(testStepFinished.testStepResult.status);
    } else if (testCaseFinished !== undefined) {
      if (this.#running.get(testCaseFinished.testCaseStartedId)?.bad) this.#bad += 1;
      this.#running.delete(testCaseFinished.testCaseStartedId);
      this.#done += 1;
      // A run on a virtual clock may keep the event loop busy for long, so that no timer gets its turn.
      this.#tick();
    }
  }

  /** Clears the line on a terminal. */
  end(): void {
    clearInterval(this.#timer);
    if (this.#drawn) this.#stream.write('\r\u001b[2K');
    this.#drawn = false;
  }

  #tick(): void {
    const now = this.#now();
    const every = this.#stream.isTTY ? redrawEvery : lineEvery;
    if (now - this.#lastDrawn < every) return;
    this.#lastDrawn = now;
    const line = this.#line(now);
    if (this.#stream.isTTY) {
      this.#drawn = true;
      // A terminal that does not know its width says 0.
      this.#stream.write(`\r\u001b[2K${line.slice(0, Math.max(20, (this.#stream.columns || 80) - 1))}`);
    } else {
      this.#stream.write(`${line}\n`);
    }
  }

  #line(now: number): string {
    const bad = this.#bad === 0 ? '' : `, ${this.#bad} not passed`;
    const done = `${this.#done} of ${this.#total} done${bad}`;
    const left = ({ since, expected }: Running) => expected - (now - since) / 1000;
    const [last] = [...this.#running.values()].toSorted((a, b) => left(b) - left(a));
    if (last === undefined) return printable(done);
    const more = Math.round(left(last));
    const long = more >= 1 ? `about ${more} s more for` : `for ${Math.round((now - last.since) / 1000)} s now`;
    const step = last.step === '' ? '' : ` > ${last.step}`;
    return printable(`${done}, ${this.#running.size} running; ${long}: ${last.name}${step}`);
  }
}
