import type { z } from 'zod';
import { ControlProblem } from '../pair-host.ts';
import { type AgentOperation, type AgentRequest, agentOperations, type MemberState } from './agent-wire.ts';
import type { HostedMember } from './hosted-member.ts';
import type { HostedMembers } from './hosted-members.ts';

/** @throws ControlProblem invalid-request, not-found, conflict */
export type AgentHandler = (members: HostedMembers, pair: string, body: unknown) => Promise<unknown>;

const {
  create,
  start,
  install,
  become,
  'set-option': setOption,
  'allow-ha-connection': allowHaConnection,
  'await-ha-connection': awaitHaConnection,
  'place-calls': placeCalls,
  'end-calls': endCalls,
} = agentOperations;

/** What each operation of agent-wire.ts does. */
export const agentHandlers: Record<AgentOperation, AgentHandler> = {
  create: async (members, pair, body) => {
    const request = parse(create.request, body);
    const member = await members.create(pair, request);
    return after(member, () => (request.start === undefined ? undefined : startAndAwait(member, request.start)));
  },
  delete: async (members, pair) => {
    await members.delete(pair);
    return {};
  },
  read: async (members, pair) => members.get(pair).state,
  renew: async (members, pair) => after(members.get(pair), (member) => member.renew()),
  start: changing(start.request, startAndAwait),
  stop: async (members, pair) => after(members.get(pair), (member) => member.stop()),
  kill: async (members, pair) => after(members.get(pair), (member) => member.kill()),
  install: changing(install.request, (member, { version }) => member.install(version)),
  'set-option': changing(setOption.request, (member, { section, name, value }) =>
    member.setOption(section, name, value),
  ),
  become: changing(become.request, (member, { role }) => member.become(role)),
  'allow-ha-connection': changing(allowHaConnection.request, async (member, { allowed, wait }) => {
    await member.allowHaConnection(allowed);
    await member.awaitHaConnection(wait);
  }),
  'await-ha-connection': changing(awaitHaConnection.request, (member, wait) => member.awaitHaConnection(wait)),
  'place-calls': async (members, pair, body) => {
    const { calls, multisite } = parse(placeCalls.request, body);
    members.get(pair).placeCalls(calls, multisite);
    return {};
  },
  'end-calls': async (members, pair, body) => {
    members.get(pair).endCalls(parse(endCalls.request, body).calls);
    return {};
  },
  'list-calls': async (members, pair) => ({ calls: members.get(pair).calls() }),
  'take-events': async (members, pair) => ({ events: members.get(pair).takeEvents() }),
};

async function startAndAwait(member: HostedMember, { role, wait }: AgentRequest<'start'>): Promise<void> {
  await member.start(role);
  await member.awaitHaConnection(wait);
}

/** An operation that changes a member and answers with its state afterwards. */
function changing<T>(
  schema: z.ZodType<T>,
  change: (member: HostedMember, request: T) => void | Promise<void>,
): AgentHandler {
  return async (members, pair, body) => {
    const request = parse(schema, body);
    return after(members.get(pair), (member) => change(member, request));
  };
}

async function after(
  member: HostedMember,
  change: (member: HostedMember) => void | Promise<void>,
): Promise<MemberState> {
  await change(member);
  return member.state;
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ControlProblem('invalid-request', parsed.error.message);
  return parsed.data;
}
