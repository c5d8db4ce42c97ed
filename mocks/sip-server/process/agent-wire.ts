/**
 * What the controller of a pair and the agent in a member's process say to each other: POST /members/{pair}/{operation}
 * with JSON both ways and a bearer token. Internal: who drives a pair from outside speaks the control protocol.
 */
import { z } from 'zod';
import { BuildVersion, Event, Option, SetOption } from '../../../src/control/wire.ts';

const port = z.int().min(1).max(65535);
const callIds = z.array(z.int().nonnegative());
const Role = z.enum(['primary', 'backup']);
const nothing = z.strictObject({});

/** Waits for the HA connection, at most so many real milliseconds; the member's state says what it came to. */
const AwaitHaConnection = z.strictObject({
  state: z.enum(['established', 'lost']),
  milliseconds: z.number().min(0).max(60_000),
});
export type AwaitHaConnection = z.infer<typeof AwaitHaConnection>;

export const MemberState = z.strictObject({
  version: BuildVersion,
  running: z.boolean(),
  /** The role in which it runs; null while it is stopped. */
  role: Role.nullable(),
  options: z.array(Option),
  /** Where the status page is served now, or was last. */
  httpPort: port,
  spareHttpPort: port.optional(),
  /** Where it listens for its peer; absent on the member that dials. */
  haPort: port.optional(),
  haConnection: z.enum(['established', 'lost']),
  /** How many calls exist on it. */
  calls: z.int().nonnegative(),
});
export type MemberState = z.infer<typeof MemberState>;

export const NewMember = z.strictObject({
  name: z.string().min(1).max(64),
  version: BuildVersion,
  /** When the pair's clock shows 0, in Unix milliseconds. */
  zero: z.number().positive(),
  rate: z.number().positive().max(1000),
  /** Shown by either end of the HA connection to the other. */
  key: z.string().min(16).max(128),
  /** Where to reach the peer. Absent: this member listens and the peer dials. */
  peer: z.strictObject({ host: z.string().min(1).max(253), port }).optional(),
  /** Starts it at once in this role. */
  start: z.strictObject({ role: Role, wait: AwaitHaConnection.optional() }).optional(),
  /** Ports that are given from outside, as in a container; otherwise the process takes free ones. */
  ports: z
    .strictObject({ http: port, spareHttp: port.optional(), ha: port.optional().describe('Only if it listens.') })
    .optional(),
});
export type NewMember = z.infer<typeof NewMember>;

export const agentOperations = {
  /** A stopped member, unless told to start. */
  create: { request: NewMember, answer: MemberState },
  delete: { request: nothing, answer: nothing },
  read: { request: nothing, answer: MemberState },
  /** As it was created: stopped, no options set but http-port, the first version. Its ports stay. */
  renew: { request: nothing, answer: MemberState },
  /** Answered when the status page is served. */
  start: { request: z.strictObject({ role: Role, wait: AwaitHaConnection.optional() }), answer: MemberState },
  stop: { request: nothing, answer: MemberState },
  kill: { request: nothing, answer: MemberState },
  install: { request: z.strictObject({ version: BuildVersion }), answer: MemberState },
  'set-option': { request: SetOption, answer: MemberState },
  become: { request: z.strictObject({ role: Role }), answer: MemberState },
  /** `lost`: cuts the HA connection and refuses it from then on. `established`: lets it come up again. */
  'allow-ha-connection': {
    request: z.strictObject({ allowed: z.boolean(), wait: AwaitHaConnection.optional() }),
    answer: MemberState,
  },
  'await-ha-connection': { request: AwaitHaConnection, answer: MemberState },
  'place-calls': { request: z.strictObject({ calls: callIds, multisite: z.boolean() }), answer: nothing },
  'end-calls': { request: z.strictObject({ calls: callIds }), answer: nothing },
  'list-calls': { request: nothing, answer: z.strictObject({ calls: callIds.nullable() }) },
  /** What it logged since it was asked last. */
  'take-events': {
    request: nothing,
    answer: z.strictObject({ events: z.array(Event.pick({ at: true, text: true })) }),
  },
} as const;
export type AgentOperation = keyof typeof agentOperations;
export type AgentRequest<O extends AgentOperation> = z.infer<(typeof agentOperations)[O]['request']>;
export type AgentAnswer<O extends AgentOperation> = z.infer<(typeof agentOperations)[O]['answer']>;

/** What an agent answers with a status of 400 or more. */
export const AgentProblem = z.strictObject({ detail: z.string() });
