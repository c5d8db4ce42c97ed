import type { Fact } from '../history/fact.ts';
import type { History } from '../history/history.ts';
import type { Look } from '../history/look.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import { synchronizesMissingCalls } from '../status/build-version.ts';
import type { Finding } from '../verdict/finding.ts';
import { judgeListing } from './judge-calls.ts';
import { FormWatch } from './judge-forms.ts';
import { judgeLateness } from './judge-lateness.ts';
import { judgeLook } from './judge-look.ts';
import { judgePages, judgePorts } from './judge-pages.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { RoleWatch } from './judge-roles.ts';

/**
 * Holds every fact against all that is demanded in every state, whoever acts and whatever for. What it finds is surely wrong; what
 * is open or not known exactly enough it leaves alone. It asks nobody anything, so that a recording gives the same findings.
 */
export class StandingJudge {
  readonly #tolerances: Tolerances;
  readonly #roleWatch: RoleWatch;
  readonly #forms: FormWatch;
  #lossesJudged = 0;

  constructor(tolerances: Tolerances) {
    this.#tolerances = tolerances;
    this.#roleWatch = new RoleWatch(tolerances.settle);
    this.#forms = new FormWatch(tolerances);
  }

  /** @param history with `fact` as its latest */
  judge(history: History, fact: Fact): readonly Finding[] {
    const losses = history.callHistory.losses.losses.slice(this.#lossesJudged);
    this.#lossesJudged = history.callHistory.losses.losses.length;
    if (!isJudged(history)) return [];
    switch (fact.kind) {
      case 'looked':
        return fact.form === history.looks.form
          ? this.#judgeLook(history, fact.look)
          : [...judgeLook(history, fact.look, this.#tolerances), ...this.#forms.judge(history, fact.look)];
      case 'listed': {
        const findings = judgeListing(history, fact, losses, this.#tolerances);
        return [...findings, ...this.#judgeEarlierLook(history)];
      }
      case 'begun':
      case 'told':
        return judgePorts(history);
      case 'refused':
        return judgeRefusal(history, history.order(fact.order), fact);
      case 'took effect':
        return fact.pair === undefined ? [] : judgePorts(history);
      default:
        return [];
    }
  }

  #judgeLook(history: History, look: Look): readonly Finding[] {
    const { before, isLatest } = history.looks.added;
    const findings = judgeLook(history, look, this.#tolerances);
    return [
      ...findings,
      ...judgeLateness(history, findings),
      ...(isLatest ? this.#roleWatch.judge(look) : []),
      ...(isLatest ? judgePages(history, look, before, this.#tolerances) : []),
    ];
  }

  /** A call that is missing now was missing at the latest look as well: that look can be judged better now. */
  #judgeEarlierLook(history: History): readonly Finding[] {
    const listing = history.listings.at(-1);
    const change = history.connection.at(-1);
    if (listing === undefined || listing.missing === 0 || change === undefined) return [];
    const look = history.looks
      .sinceConnectionChange(change.at)
      .findLast((one) => one.every(({ at }) => at.latest <= listing.at.earliest));
    return look === undefined ? [] : judgeLook(history, look, this.#tolerances);
  }
}

/** The document speaks of builds from 8.1.102.58 on: both that are installed, and both that run (sync.version-gate). */
export function isJudged(history: History): boolean {
  return history.members.pair.members.every(
    ({ name, version }) =>
      synchronizesMissingCalls(version) && synchronizesMissingCalls(history.members.process(name)?.version ?? version),
  );
}
