import { ControlClient } from '../control/control-client.ts';
import type { Description } from '../control/wire.ts';
import { synchronizesMissingCalls } from '../status/build-version.ts';
import type { Target } from '../targets/target.ts';
import { CheckEnded } from './check-ended.ts';
import { openingsOf } from './openings.ts';
import { pairSource } from './pair-source.ts';
import { PairUnderTest } from './pair-under-test.ts';

const opened = new WeakMap<Target, { readonly control: ControlClient; readonly description: Promise<Description> }>();

/** A fresh pair of the target for one scenario. The target is asked once what it is. */
export async function openPair(target: Target, version?: string): Promise<PairUnderTest> {
  let known = opened.get(target);
  if (known === undefined) {
    const control = new ControlClient({
      url: target.controlUrl,
      token: target.controlToken,
      dispatcher: target.dispatcher,
    });
    known = { control, description: control.describe() };
    opened.set(target, known);
    // A description that did not come is asked for again by the next scenario.
    known.description.catch(() => opened.delete(target));
  }
  const { control, description } = known;
  const described = await description;
  const source = pairSource(target, control, described, version);
  return openingsOf(target).take(() => PairUnderTest.create(target, control, described, source));
}

/** The document speaks of builds from 8.1.102.58 on; an earlier one is not judged by it (sync.version-gate). */
export function requireJudgedBuild(pair: PairUnderTest): void {
  const early = pair.members.find(({ version }) => !synchronizesMissingCalls(version));
  if (early === undefined) return;
  throw new CheckEnded({
    outcome: 'not applicable',
    demand: 'the document speaks of builds from 8.1.102.58 on',
    accepted: ['8.1.102.58 or later'],
    seen: `${early.name} runs ${early.version}`,
  });
}
