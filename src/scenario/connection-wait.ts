import type { History } from '../history/history.ts';
import { synchronizesMissingCalls } from '../status/build-version.ts';
import type { Interval } from '../timing/interval.ts';
import type { PairView } from '../watch/pair-view.ts';
import type { Watcher } from '../watch/watcher.ts';
import { notTested, setupFailed } from './check-ended.ts';

/** Seconds on the target's clock that the HA connection may need to come up, or to be noticed as lost. */
const connectionDeadline = 60;
/** Seconds on a virtual clock between two questions whether the HA connection is there: it must be known exactly. */
const betweenQuestions = 0.02;

interface Setup {
  readonly watcher: Watcher;
  readonly view: PairView;
  readonly history: History;
  readonly time: { now(): Interval; pause(seconds?: number): Promise<void> };
}

/** Waits until an ordered change of the HA connection has happened, by what the target says or, where it cannot tell, the pages. */
export class ConnectionWait {
  readonly #setup: Setup;

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  async untilEstablished(): Promise<void> {
    const { watcher, view, history, time } = this.#setup;
    const change = history.connectionUnderWay;
    if (change === undefined) return;
    const deadline = change.at.earliest + connectionDeadline;
    for (;;) {
      const { haConnection } = await watcher.ask();
      if (haConnection === 'unknown') await view.look();
      if (history.connectionUnderWay === undefined) return;
      if (haConnection === 'unknown' && this.#noPageShowsConnection()) {
        // Of a build that the document does not speak of nothing is judged that would depend on it.
        if (!history.pair.members.every(({ version }) => synchronizesMissingCalls(version))) return;
        throw notTested('tell the state of the HA connection, and no page has the field HA_LINK');
      }
      if (time.now().earliest > deadline) {
        throw setupFailed(`the HA connection comes up within ${connectionDeadline} s`, `it is ${haConnection}`);
      }
      await time.pause(history.clock === 'virtual' ? betweenQuestions : undefined);
    }
  }

  async untilLost(): Promise<void> {
    const { watcher, view, history, time } = this.#setup;
    const deadline = time.now().latest + connectionDeadline;
    while (history.connectionUnderWay !== undefined) {
      await view.look();
      if (history.connectionUnderWay === undefined) return;
      if (time.now().earliest > deadline) {
        throw setupFailed(`the HA connection is lost within ${connectionDeadline} s`, 'a page still shows it');
      }
      await time.pause();
      await watcher.ask();
    }
  }

  #noPageShowsConnection(): boolean {
    const { latest } = this.#setup.history.looks;
    return latest?.every(({ answer }) => answer.kind !== 'status' || answer.status.haConnection === undefined) ?? false;
  }
}
