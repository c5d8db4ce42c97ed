import { availableParallelism } from 'node:os';
import type { Scenario } from '../requirements/feature-files.ts';
import { registry } from '../requirements/registry.ts';
import type { ServerUnderTest } from '../targets/server-under-test.ts';
import { ServerResult } from './self-test-result.ts';
import { inThreads } from './threads.ts';

/** More threads than this gain nothing: each loads the suite anew. */
const mostThreads = 4;

/** One server against the suite takes some seconds, on a busy machine a minute; a thread that is silent for this long hangs. In milliseconds. */
const silentFor = 600_000;

type Order = ServerUnderTest & { readonly turn: number; readonly only?: string[] };

export interface SelfTestRun {
  /** In the order of the servers. */
  readonly results: readonly ServerResult[];
  /** Those of the scenarios that failed no wrong server by a step under Then, and could. */
  readonly unproven: readonly Scenario[];
}

/**
 * Tries the suite on every server, side by side in a few threads that each load it once. Scenarios that no wrong server has
 * failed by then are tried on all wrong servers of their chapter, and what is left after that on all the others.
 *
 * @param scenarios those that must fail a wrong server
 * @param onResult gets the result of every server when it is there
 * @throws SelfTestError
 */
export async function runSelfTest(
  servers: readonly ServerUnderTest[],
  scenarios: readonly Scenario[],
  onResult: (result: ServerResult) => void,
): Promise<SelfTestRun> {
  const results = new Map<string, ServerResult>();
  const unproven = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const prove = (result: ServerResult) => {
    if (result.kind === 'wrong') for (const id of result.failedByChecks) unproven.delete(id);
  };
  // The right ones take the whole suite, so they go first: the threads then end at about the same time.
  const first = servers
    .map((server, turn) => ({ ...server, turn }))
    .sort((a, b) => Number(a.kind === 'wrong') - Number(b.kind === 'wrong'));
  const wrong = servers.filter(({ kind }) => kind === 'wrong');
  const again = [true, false].flatMap((ofChapter) => wrong.map((server) => ({ server, ofChapter })));
  const threads = {
    entry: new URL('self-test-worker.ts', import.meta.url),
    count: Math.min(availableParallelism(), mostThreads, first.length),
    silentFor,
  };
  await inThreads<Order>(threads, async (askThread) => {
    const ask = async (order: Order) => ServerResult.parse(await askThread(order));
    for (let server = first.shift(); server !== undefined; server = first.shift()) {
      const result = await ask(server);
      results.set(server.name, result);
      prove(result);
      onResult(result);
    }
    for (let next = again.shift(); next !== undefined; next = again.shift()) {
      const { server, ofChapter } = next;
      const isOfChapter = inChapterOf(server);
      const only = [...unproven.values()].filter((scenario) => isOfChapter(scenario) === ofChapter).map(({ id }) => id);
      if (only.length > 0) prove(await ask({ ...server, turn: 0, only }));
    }
  });
  return { results: servers.flatMap(({ name }) => results.get(name) ?? []), unproven: [...unproven.values()] };
}

function inChapterOf(server: ServerUnderTest): (scenario: Scenario) => boolean {
  const chapter = server.kind === 'wrong' ? chapterOf(server.requirement) : undefined;
  return ({ requirements }) => requirements.some((slug) => chapterOf(slug) === chapter);
}

function chapterOf(slug: string): string | undefined {
  return registry.find((requirement) => requirement.slug === slug)?.chapter;
}
