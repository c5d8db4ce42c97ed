/**
 * The self-test must fail when an assertion is missing. So each kind of assertion is taken out of the features in turn, and
 * a wrong server that was found must no longer be.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/kit/package-info.ts';

/** Each step that asserts something, as a pattern for its text in the features, and who is missed without it. */
const assertions: readonly (readonly [step: string, missed: string])[] = [
  ['the (primary|backup) is (<readiness>|still (not )?ready) for .*', 'settling-fifty-nine-seconds'],
  ['the (primary|backup) stays (not )?ready for .*', 'readiness-lapses'],
  ['the (primary|backup) is (<readiness>|(not )?ready) for (switchover|upgrade)', 'no-upgrade-right-after-start'],
  ['the primary is not ready for switchover at every look .*', 'flicker-at-forty-four-seconds'],
  ['the pair is not ready for switchover', 'multisite-calls-forgotten-by-both'],
  ['the pair becomes ready for switchover within .*', 'end-during-synchronization-holds'],
  ['at most \\S+ calls are copied at once', 'batch-one-too-many'],
  ['copying takes at least the pauses .*', 'pause-nine-tenths'],
  ['copying takes no longer than .*', 'known-calls-take-places'],
  ['the pair uses an allowed value .*', 'zero-means-unlimited'],
  ['it is noted whether the backup waits a second .*', 'three-pauses-after-last-batch'],
  ['the build is one that the document speaks of', 'gate-at-the-next-build'],
  ['the build is one that the document does not speak of', 'old-build-has-broken-page'],
  ['the \\S+ says the same on its page for people .*', 'web-page-shows-old-flag'],
  ['the members have exchanged their roles', 'roles-not-exchanged'],
  ['the members have their first roles', 'second-switchover-ignored'],
  ['the step is done', 'skips-installation'],
  ['the procedure stops at step .*', 'takes-silence-for-ready'],
  ['it has stopped, upgraded and started the backup and nothing else', 'first-member-left-stopped'],
  ['it has upgraded one member, switched over once, and upgraded the other', 'second-member-left-stopped'],
  ['only the new primary runs the new build', 'installs-what-was-there'],
  ['the pair is upgraded and no call is lost', 'version-unchanged-after-install'],
];

/** Steps under Then without which nobody is missed, and why. */
const others: readonly (readonly [step: string, because: string])[] = [
  ['both members are ready (again|for switchover, at once .*)', 'every look some minutes later is held against it'],
  ['each page shows the build that its member runs', 'every look is held against it'],
  ['each call is on the backup once', 'every listing is held against it'],
  ['missing calls are copied, as they are from build .*', 'every listing is held against it'],
  [
    'the page of (the backup|that member) has moved to the new port',
    'what the target says of the ports is held against it',
  ],
  ['the stopped member gives no answer', 'every look at a stopped member is held against it'],
  ['the \\S+ answers with both kinds of readiness', 'every look is held against it'],
  ['no call is lost', 'every listing of the primary is held against it'],
  ['these calls are on the backup at once', 'every listing of the backup is held against it'],
  [
    'all missing calls come to the backup',
    'every listing is held against it, also that some minutes after the scenario',
  ],
  ['the backup does not have these calls yet', 'checks the set-up, not the pair'],
  ['each member answers on the port of its own option', 'is part of the check that the page has moved'],
  ['the procedure has changed nothing', 'whatever a procedure does unasked breaks a rule that is judged anyway'],
  ['it has ordered one switchover after that', 'more or fewer of them break a rule that is judged anyway'],
  ['it never stopped a member that ran as primary', 'is part of "the step is done"'],
  ['the roles are exchanged', 'the step is not done without it'],
  ['it is noted whether multisite calls .*', 'only reports a reading'],
  ['it is noted whether the backup still has .*', 'only reports a reading'],
  ['the calls that were lost are counted .*', 'only reports what was lost'],
];

const root = mkdtempSync(join(tmpdir(), 'weakened-suite-'));
let worker: Worker;
beforeAll(() => {
  worker = new Worker(new URL('weakened-suite-worker.ts', import.meta.url), { workerData: { root } });
});
afterAll(async () => {
  await worker.terminate();
  rmSync(root, { recursive: true, force: true });
});

const Answer = z.object({ found: z.boolean(), removed: z.int() });

async function tryOn(server: string, without?: string): Promise<z.infer<typeof Answer>> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  worker.once('message', resolve).once('error', reject);
  worker.postMessage(without === undefined ? { server } : { server, without });
  try {
    return Answer.parse(await promise);
  } finally {
    worker.off('message', resolve).off('error', reject);
  }
}

describe.each(assertions)('without "%s"', (step, server) => {
  test(`${server} is missed`, async () => {
    expect(await tryOn(server)).toEqual({ found: true, removed: 0 });
    const weakened = await tryOn(server, step);
    expect(weakened.removed).toBeGreaterThan(0);
    expect(weakened.found).toBe(false);
  });
});

test('every step under Then is spoken of here', () => {
  const known = [...assertions, ...others].map(([step]) => new RegExp(`^${step}$`));
  const unknown = thenSteps().filter((step) => !known.some((pattern) => pattern.test(step)));
  expect(unknown).toEqual([]);
});

function thenSteps(): readonly string[] {
  const features = readdirSync(join(packageRoot, 'features'), { recursive: true, withFileTypes: true });
  return features
    .filter(({ name }) => name.endsWith('.feature'))
    .flatMap(({ parentPath, name }) => {
      let keyword = '';
      return readFileSync(join(parentPath, name), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const [, word = '', text = ''] = /^ *(Given|When|Then|And|But) (.*)$/.exec(line) ?? [];
          if (word !== 'And' && word !== 'But' && word !== '') keyword = word;
          return keyword === 'Then' && text !== '' ? [text] : [];
        });
    });
}
