import { ControlError } from '../control/control-error.ts';
import type { Member } from '../control/wire.ts';
import { CheckEnded, notTested, setupFailed } from '../scenario/check-ended.ts';
import type { PairUnderTest } from '../scenario/pair-under-test.ts';
import { type Action, applicationSection, type OptionPlace } from './action.ts';

/** `refused`: the target would not or cannot do it, and the pair is as it was before. */
export type Deed = 'done' | 'refused';

/** A pair that things are done to, and its members as it had them when it was fresh. */
export interface ExploredPair {
  readonly pair: PairUnderTest;
  readonly atFirst: readonly Member[];
}

/**
 * Does one thing to a pair. What the pair makes of it is for the observation after it to find.
 *
 * @throws CheckEnded, ControlError and whatever else ends a scenario
 */
export async function carryOut(action: Action, explored: ExploredPair): Promise<Deed> {
  try {
    await perform(action, explored);
    return 'done';
  } catch (error) {
    if (isRefusal(action, error)) return 'refused';
    throw error;
  }
}

/** A switchover that comes too early may be refused (A21), and no target has every build, or a second port. */
function isRefusal(action: Action, error: unknown): boolean {
  if (error instanceof CheckEnded) return error.ending.outcome === 'not tested';
  if (!(error instanceof ControlError)) return false;
  return error.kind === 'not-supported' || (action.do === 'switchover' && error.kind === 'conflict');
}

async function perform(action: Action, { pair, atFirst }: ExploredPair): Promise<unknown> {
  switch (action.do) {
    case 'place calls':
      return pair.placeCalls(action.count, action.kind);
    case 'end calls': {
      const alive = action.kind === 'multisite' ? pair.calls.aliveMultisite() : pair.calls.aliveNonMultisite();
      const { count = alive.length } = action;
      return pair.endCalls(action.which === 'oldest' ? alive.slice(0, count) : alive.slice(-count));
    }
    case 'lose connection':
      return pair.loseConnection();
    case 'restore connection':
      return pair.restoreConnection();
    case 'stop':
    case 'kill':
      return pair[action.do](await memberOn(action.role, pair));
    case 'start':
      return pair.start(await memberOn('stopped member', pair));
    case 'install': {
      const name = await memberOn('stopped member', pair);
      return pair.install(name, action.build === 'first' ? firstBuild(name, atFirst) : action.build);
    }
    case 'set limit':
      for (const name of action.on === 'both members'
        ? pair.members.map((member) => member.name)
        : [await memberOn(action.on, pair)]) {
        await pair.setOption(name, action.section, 'ha-max-calls-sync-at-once', action.value);
      }
      return;
    case 'set port':
      return setPort(action, { pair, atFirst });
    case 'switchover':
      return pair.switchover();
    case 'wait':
      return pair.waitWatchfully(action.seconds);
    case 'wait until':
      return pair.waitWatchfully(pair.established().at.latest + action.sinceEstablished - pair.now().latest);
  }
}

async function setPort(
  { on, section, to }: Extract<Action, { do: 'set port' }>,
  { pair, atFirst }: ExploredPair,
): Promise<void> {
  const name = await memberOn(on, pair);
  const spare = pair.members.find((member) => member.name === name)?.spareHttpPort;
  if (spare === undefined) throw notTested('move a status page to another port');
  const values = { spare: String(spare), first: portOption(name, atFirst) ?? null, unset: null };
  await pair.setOption(name, section, 'http-port', values[to]);
}

function portOption(name: string, atFirst: readonly Member[]): string | undefined {
  const member = atFirst.find((one) => one.name === name);
  return member?.options.find((option) => option.section === applicationSection && option.name === 'http-port')?.value;
}

function firstBuild(name: string, atFirst: readonly Member[]): string {
  const member = atFirst.find((one) => one.name === name);
  if (member === undefined) throw setupFailed(`${name} is a member`, 'it is none');
  return member.version;
}

/** The name of the member that is meant. The roles are those that the pages show. */
async function memberOn(on: Exclude<OptionPlace, 'both members'>, pair: PairUnderTest): Promise<string> {
  if (on !== 'stopped member') {
    const only = pair.members.filter(({ state }) => state === 'running');
    const [single] = only;
    // With the other one stopped, the one that runs is primary, whatever its page says.
    if (only.length === 1 && on === 'primary' && single !== undefined) return single.name;
    return (await pair.roles())[on];
  }
  const stopped = pair.members.find(({ state }) => state === 'stopped');
  if (stopped === undefined) throw setupFailed('a member is stopped', 'both run');
  return stopped.name;
}
