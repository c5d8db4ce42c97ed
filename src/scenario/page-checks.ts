import type { Member } from '../control/wire.ts';
import { describeLook, flagText } from '../history/look.ts';
import { mayBeTheNetwork, type StatusForm } from '../status/server-status.ts';
import { readStatus } from '../status/status-client.ts';
import { CheckEnded, failed, notTested, otherFailed, setupFailed } from './check-ended.ts';
import type { PairUnderTest } from './pair-under-test.ts';
import { ofRole, type RunningRole } from './readiness-checks.ts';

/** Real milliseconds that one page may take. */
const deadlineMs = 5_000;

/** The member that runs in this role answers with both readiness flags. */
export async function checkAnswers(pair: PairUnderTest, role: RunningRole): Promise<void> {
  await checkPages(pair);
  const look = ofRole(await pair.look(), role, `the ${role} answers with its status page`);
  for (const purpose of ['switchover', 'upgrade'] as const) {
    const flag = look.flag(purpose);
    if (flag.kind === 'invalid') {
      const demand = `readiness for ${purpose} is 0 or 1`;
      throw otherFailed('http.flag-values', demand, ['0', '1'], flagText(flag), look.at);
    }
  }
}

/**
 * Every running member answers, and with its page. One that was just started may need a moment (A10). Where neither gives an
 * answer it is the target that cannot be reached, which says nothing about the members.
 */
async function checkPages(pair: PairUnderTest): Promise<void> {
  const { grace, settle } = pair.target.tolerances;
  const due = pair.now().latest + grace + settle;
  for (;;) {
    const look = await pair.look();
    const isReached = look.some(({ answer }) => answer.kind !== 'unreachable');
    const odd = look.find(({ member, answer }) => {
      if (answer.kind === 'unreachable') return isReached && isRunning(pair, member);
      return answer.kind === 'malformed' || answer.kind === 'unsupported build';
    });
    if (odd === undefined) return;
    if (odd.at.earliest >= due) {
      throw failed('a running member answers with its status page', ['a status page'], describeLook(odd), odd.at);
    }
    await pair.pause();
  }
}

function isRunning(pair: PairUnderTest, name: string): boolean {
  return pair.members.find((member) => member.name === name)?.state === 'running';
}

/**
 * The page for people and the page for programs say the same of the member in this role. Where one is missing: not tested.
 * They are read one after the other, and each may lag behind: only what differs until the grace period has passed is wrong.
 */
export async function checkFormsAgree(pair: PairUnderTest, role: RunningRole): Promise<void> {
  const name = await memberOf(pair, role);
  const member = pair.members.find((one) => one.name === name);
  if (member === undefined) throw setupFailed(`a member runs as ${role}`, 'none does');
  const due = pair.now().latest + pair.target.tolerances.grace;
  for (;;) {
    const at = pair.now();
    const xml = await readForm(pair, member, 'xml');
    const web = await readForm(pair, member, 'web');
    if (xml === web) return;
    if (at.earliest >= due) {
      throw failed('the page for people says the same as the page for programs', [xml], web, at);
    }
    await pair.pause();
  }
}

async function readForm(pair: PairUnderTest, { name, statusUrl }: Member, form: StatusForm): Promise<string> {
  const at = pair.now();
  const answer = await readStatus(statusUrl, { dispatcher: pair.target.dispatcher, form, deadlineMs });
  if (mayBeTheNetwork(answer)) {
    // One answer that was lost on the way proves nothing; that the member answers at all is another scenario's affair.
    const demand = 'a running member answers';
    throw new CheckEnded({
      outcome: 'target unreachable',
      demand,
      accepted: ['a page'],
      seen: describeLook({ member: name, at, answer }),
      at,
    });
  }
  if (answer.kind === 'malformed' && form === 'xml') throw notTested('serve the page for programs');
  return describeLook({ member: name, at, answer });
}

/** A stopped member gives no answer: it is unreachable, and neither ready nor not ready. */
export async function checkUnreachable(pair: PairUnderTest, member: string): Promise<void> {
  const look = (await pair.look()).find((one) => one.member === member);
  if (look?.answer.kind !== 'unreachable') {
    const seen = look === undefined ? 'no such member' : describeLook(look);
    throw failed('a stopped member gives no answer', ['unreachable'], seen, look?.at);
  }
}

/**
 * Each member's page is where option http-port of that member says, and the two are different addresses. `atFirst`: the
 * members as they were when the pair was fresh. Not tested where a page was on another port than its option's even then.
 */
export async function checkPorts(pair: PairUnderTest, atFirst: readonly Member[]): Promise<void> {
  await checkAddresses(pair, atFirst);
  if (!atFirst.every(showsPort))
    throw notTested('show each page on the port of its own option, not on a forwarded one');
}

/** The pages answer, at different addresses; a port that is not forwarded on the way is that of the option. */
async function checkAddresses(pair: PairUnderTest, atFirst: readonly Member[]): Promise<void> {
  const shown = new Set(atFirst.filter(showsPort).map(({ name }) => name));
  for (const member of pair.members) {
    if (!shown.has(member.name) || showsPort(member)) continue;
    const option = portOption(member);
    if (option === undefined) throw notTested('tell the value of option http-port');
    const demand = `the status page of ${member.name} is on the port of its option http-port`;
    throw failed(demand, [option], portOf(member), pair.now());
  }
  const addresses = pair.members.map(({ statusUrl }) => new URL(statusUrl).host);
  if (new Set(addresses).size !== addresses.length) {
    throw failed('each member has its own address', ['two addresses'], addresses.join(', '), pair.now());
  }
  for (const role of ['primary', 'backup'] as const) await checkAnswers(pair, role);
}

/**
 * Whether a fresh member's page is on the port that its option says. If not, the port that the run sees is a forwarded one,
 * published by a container or a router, and says nothing of the option's.
 */
function showsPort(member: Member): boolean {
  return portOption(member) === portOf(member);
}

function portOf({ statusUrl }: Member): string {
  const { port } = new URL(statusUrl);
  return port === '' ? '80' : port;
}

function portOption({ options }: Member): string | undefined {
  return options.find(({ section, name }) => section === 'TServer' && name === 'http-port')?.value;
}

/** Sets option http-port of the member in this role to a free port and restarts it: the page moves. Returns the member's name. */
export async function movePage(pair: PairUnderTest, role: RunningRole): Promise<string> {
  const name = (await pair.roles())[role];
  const member = pair.members.find((one) => one.name === name);
  if (member?.spareHttpPort === undefined) throw notTested('move a status page to another port');
  await restartWithPort(pair, name, String(member.spareHttpPort));
  return name;
}

/** The same with the port that its page had at first. */
export async function movePageBack(pair: PairUnderTest, name: string, atFirst: readonly Member[]): Promise<void> {
  const first = atFirst.find((one) => one.name === name);
  const port = first === undefined ? undefined : portOption(first);
  if (port === undefined) throw notTested('tell the value of option http-port');
  await restartWithPort(pair, name, port);
}

async function restartWithPort(pair: PairUnderTest, name: string, port: string): Promise<void> {
  await pair.setOption(name, 'TServer', 'http-port', port);
  await pair.stop(name);
  await pair.start(name);
}

/** The page of a member has moved with its option: it answers at its new address, and nothing at the first one. */
export async function checkMoved(pair: PairUnderTest, moved: string, atFirst: readonly Member[]): Promise<void> {
  await checkAddresses(pair, atFirst);
  const [before, after] = [atFirst, pair.members].map((members) => members.find(({ name }) => name === moved));
  if (before === undefined || after === undefined) throw setupFailed(`${moved} is a member`, 'it is none');
  if (before.statusUrl === after.statusUrl) throw notTested('forward each port of a member to a port of its own');
  const { dispatcher } = pair.target;
  const old = await readStatus(before.statusUrl, { dispatcher, form: pair.target.statusForm, deadlineMs });
  // What forwards a port may answer by itself where nothing is behind it.
  if (old.kind === 'unreachable' || (old.kind === 'malformed' && !showsPort(before))) return;
  throw failed('nothing answers on the port that was given up', ['unreachable'], old.kind, pair.now());
}

async function memberOf(pair: PairUnderTest, role: RunningRole): Promise<string> {
  const look = await pair.look();
  return ofRole(look, role, `a member runs as ${role}`).member;
}
