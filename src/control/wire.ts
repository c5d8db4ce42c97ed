/**
 * The control protocol, version 1: every request and answer on the wire.
 *
 * This file is the one source of the protocol. `openapi.json` beside it is generated from it, the kit's client and the
 * mock's control server both validate with it, and it is the only file of `src/` that `mocks/` may import.
 * The protocol for people: docs/control-protocol.md.
 */
import { z } from 'zod';

/** The version of the protocol that this file describes. */
export const protocolVersion = 1;

/**
 * Fields whose names begin so are the target's own, for its diagnostics: allowed in every answer, read by nobody. They are
 * taken away before an answer is checked (extension-fields.ts); the OpenAPI document allows them by this pattern.
 */
export const extensionPrefix = 'x-';
const extensible = { patternProperties: { [`^${extensionPrefix}`]: {} } };

/** What a target can do. A scenario that needs a capability which the target does not state is not tested. */
export const capabilities = [
  'create-pairs',
  'reset',
  'stop',
  'start',
  'kill',
  'install',
  'set-option',
  'ha-connection',
  'switchover',
  'place-calls',
  'place-multisite-calls',
  'end-calls',
  'list-calls',
  'advance-clock',
  'event-log',
] as const;

export const Capability = z
  .enum(capabilities)
  .meta({ id: 'Capability', description: 'One thing that a target can do.' });
export type Capability = z.infer<typeof Capability>;

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .describe('A name that fits into a URL path: letters, digits, dot, underscore, hyphen; at most 64.');

export const BuildVersion = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6}){3}$/)
  .meta({ id: 'BuildVersion', description: 'Four numbers with dots, such as 8.1.102.58.' });

/** Seconds on the target's clock. */
const seconds = z.number().finite().nonnegative();

export const Clock = z
  .strictObject({
    kind: z.enum(['virtual', 'wall']).describe('virtual: moves only when told to. wall: runs by itself.'),
    rate: z
      .number()
      .positive()
      .describe('Seconds of the target for one real second; 1 unless accelerated. Ignored if virtual.'),
  })
  .meta({ id: 'Clock', ...extensible });
export type Clock = z.infer<typeof Clock>;

const lag = z.number().min(0).max(3600).optional();

export const Exactness = z
  .strictObject({
    copySeconds: lag.describe('How long after a call has begun or ended the backup may know of it. Default: 1.'),
    pageAgeSeconds: lag.describe('How old the state may be that a status page shows. Default: 1.'),
    connectionSeconds: lag.describe('How long after the order the HA connection may come up. Default: 60.'),
    roleSeconds: lag.describe('How long after the order the members may need to have their roles. Default: 3.'),
  })
  .meta({
    id: 'Exactness',
    description:
      "How exact the target is when all is well, in seconds on its clock. What is left out gets the default: a wall clock's.",
    ...extensible,
  });
export type Exactness = z.infer<typeof Exactness>;

export const Description = z
  .strictObject({
    protocol: z.literal(protocolVersion),
    name: z.string().min(1).max(200).describe('What stands behind the protocol, for reports.'),
    capabilities: z.array(Capability),
    clock: Clock,
    exactness: Exactness.optional(),
    pairsAtOnce: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe(
        'How many pairs createPair gives at the same time. Left out: 1 on a virtual clock, 20 on a wall clock.',
      ),
  })
  .meta({ id: 'Description', description: 'What this target is and can do.', ...extensible });
export type Description = z.infer<typeof Description>;

export const Option = z
  .strictObject({
    section: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
    value: z.string().max(1000),
  })
  .meta({
    id: 'Option',
    description: 'A configuration option that is set on a member (application level).',
    ...extensible,
  });
export type Option = z.infer<typeof Option>;

export const Member = z
  .strictObject({
    name,
    statusUrl: z
      .url({ protocol: /^http$/ })
      .describe('The status page for people, as in http://host:port/server?sipServer'),
    version: BuildVersion.describe('The version that is installed.'),
    state: z.enum(['running', 'stopped']),
    role: z
      .enum(['primary', 'backup', 'unknown'])
      .optional()
      .describe(
        'The role in which the member runs, for builds whose page does not show it. unknown: it cannot be told.',
      ),
    options: z.array(Option),
    spareHttpPort: z
      .int()
      .min(1)
      .max(65535)
      .optional()
      .describe(
        'A free port to which option http-port of this member may be set. Absent where the port cannot change.',
      ),
  })
  .meta({ id: 'Member', ...extensible });
export type Member = z.infer<typeof Member>;

export const Pair = z
  .strictObject({
    id: name,
    members: z.tuple([Member, Member]).describe('The member that is configured as primary comes first.'),
    haConnection: z
      .enum(['established', 'lost', 'unknown'])
      .describe('lost also while a member is stopped. unknown where the target cannot tell.'),
    now: seconds.describe("This pair's clock at the time of the answer, in seconds."),
  })
  .meta({ id: 'Pair', ...extensible });
export type Pair = z.infer<typeof Pair>;

export const PairList = z
  .strictObject({ pairs: z.array(name).max(10_000) })
  .meta({ id: 'PairList', description: 'The identifiers of the pairs that stand here.', ...extensible });
export type PairList = z.infer<typeof PairList>;

export const NewPair = z
  .strictObject({
    version: BuildVersion.optional().describe('The version that both members run. Default: the newest.'),
  })
  .meta({
    id: 'NewPair',
    description:
      'A fresh pair: both running, the first is primary, no calls, no options set but http-port, HA connection established.',
  });

export const Install = z.strictObject({ version: BuildVersion }).meta({ id: 'Install' });

export const SetOption = z
  .strictObject({
    section: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
    value: z.string().max(1000).nullable(),
  })
  .meta({ id: 'SetOption', description: 'value null takes the option away.' });

export const SetHaConnection = z
  .strictObject({ state: z.enum(['established', 'lost']) })
  .meta({ id: 'SetHaConnection', description: 'lost: cut the HA connection. established: let it come up again.' });

/** The most calls that one request may place or end. */
export const maxCallsPerRequest = 200_000;
const longestCallId = 64;

/** Lists of calls are long: one check for the whole list costs a tenth of what a schema for each identifier does. */
function callIds(most?: number) {
  return z
    .custom<string[]>((value) => areCallIds(value, most ?? Number.POSITIVE_INFINITY), {
      error: `expected a list of ${most === undefined ? '' : `at most ${most} `}texts of 1 to ${longestCallId} characters`,
    })
    .meta({
      type: 'array',
      ...(most === undefined ? {} : { maxItems: most }),
      items: { type: 'string', minLength: 1, maxLength: longestCallId },
    });
}

function areCallIds(value: unknown, most: number): boolean {
  if (!Array.isArray(value) || value.length > most) return false;
  return value.every((id) => typeof id === 'string' && id.length > 0 && id.length <= longestCallId);
}

export const PlaceCalls = z
  .strictObject({ count: z.int().min(1).max(maxCallsPerRequest), multisite: z.boolean() })
  .meta({ id: 'PlaceCalls', description: 'Calls that begin now on the member that runs as primary.' });

export const CallList = z
  .strictObject({ calls: callIds(maxCallsPerRequest) })
  .meta({ id: 'CallList', description: 'Identifiers of calls, chosen by the target.', ...extensible });

export const MemberCalls = z
  .strictObject({
    members: z.array(
      z
        .strictObject({
          name,
          calls: callIds()
            .nullable()
            .describe('The calls that exist on this member, each once for each copy; null while it is stopped.'),
        })
        .meta(extensible),
    ),
    now: seconds,
  })
  .meta({ id: 'MemberCalls', ...extensible });
export type MemberCalls = z.infer<typeof MemberCalls>;

export const ClockReading = z.strictObject({ now: seconds }).meta({ id: 'ClockReading', ...extensible });

export const Advance = z
  .strictObject({ seconds: z.number().positive().max(1_000_000) })
  .meta({ id: 'Advance', description: 'Moves a virtual clock; all that falls due on the way happens.' });

export const Event = z
  .strictObject({
    mark: z.int().nonnegative().describe('Rises by event.'),
    at: seconds,
    member: name.optional(),
    text: z.string().max(2000),
  })
  .meta({ id: 'Event', ...extensible });
export type Event = z.infer<typeof Event>;

export const EventLog = z
  .strictObject({ events: z.array(Event).max(10_000), next: z.int().nonnegative().describe('Pass as since to go on.') })
  .meta({ id: 'EventLog', ...extensible });
export type EventLog = z.infer<typeof EventLog>;

export const Problem = z
  .looseObject({
    type: z.string().describe('One of urn:sip-ha:problem:<kind>, kinds as in docs/control-protocol.md.'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional().describe('What was expected, what came, what to do.'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });
export type Problem = z.infer<typeof Problem>;

/** The kinds of problem, each with its HTTP status. */
export const problemKinds = {
  'invalid-request': 400,
  unauthorized: 401,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'not-supported': 501,
  internal: 500,
} as const;
export type ProblemKind = keyof typeof problemKinds;

const nothing = undefined;

/**
 * Every operation: method, path under the server's base URL, what goes in, what comes out, and the capability that it needs.
 * Path parameters stand in braces.
 */
export const operations = {
  describe: { method: 'GET', path: '/v1', request: nothing, status: 200, answer: Description, needs: nothing },
  listPairs: { method: 'GET', path: '/v1/pairs', request: nothing, status: 200, answer: PairList, needs: nothing },
  createPair: { method: 'POST', path: '/v1/pairs', request: NewPair, status: 201, answer: Pair, needs: 'create-pairs' },
  readPair: { method: 'GET', path: '/v1/pairs/{pair}', request: nothing, status: 200, answer: Pair, needs: nothing },
  deletePair: {
    method: 'DELETE',
    path: '/v1/pairs/{pair}',
    request: nothing,
    status: 204,
    answer: nothing,
    needs: 'create-pairs',
  },
  reset: {
    method: 'POST',
    path: '/v1/pairs/{pair}/reset',
    request: nothing,
    status: 200,
    answer: Pair,
    needs: 'reset',
  },
  stop: {
    method: 'POST',
    path: '/v1/pairs/{pair}/members/{member}/stop',
    request: nothing,
    status: 200,
    answer: Pair,
    needs: 'stop',
  },
  start: {
    method: 'POST',
    path: '/v1/pairs/{pair}/members/{member}/start',
    request: nothing,
    status: 200,
    answer: Pair,
    needs: 'start',
  },
  kill: {
    method: 'POST',
    path: '/v1/pairs/{pair}/members/{member}/kill',
    request: nothing,
    status: 200,
    answer: Pair,
    needs: 'kill',
  },
  install: {
    method: 'POST',
    path: '/v1/pairs/{pair}/members/{member}/install',
    request: Install,
    status: 200,
    answer: Pair,
    needs: 'install',
  },
  setOption: {
    method: 'PUT',
    path: '/v1/pairs/{pair}/members/{member}/options',
    request: SetOption,
    status: 200,
    answer: Pair,
    needs: 'set-option',
  },
  setHaConnection: {
    method: 'PUT',
    path: '/v1/pairs/{pair}/ha-connection',
    request: SetHaConnection,
    status: 200,
    answer: Pair,
    needs: 'ha-connection',
  },
  switchover: {
    method: 'POST',
    path: '/v1/pairs/{pair}/switchover',
    request: nothing,
    status: 200,
    answer: Pair,
    needs: 'switchover',
  },
  placeCalls: {
    method: 'POST',
    path: '/v1/pairs/{pair}/calls',
    request: PlaceCalls,
    status: 201,
    answer: CallList,
    needs: 'place-calls',
  },
  endCalls: {
    method: 'POST',
    path: '/v1/pairs/{pair}/calls/end',
    request: CallList,
    status: 204,
    answer: nothing,
    needs: 'end-calls',
  },
  listCalls: {
    method: 'GET',
    path: '/v1/pairs/{pair}/calls',
    query: 'member',
    request: nothing,
    status: 200,
    answer: MemberCalls,
    needs: 'list-calls',
  },
  readClock: {
    method: 'GET',
    path: '/v1/pairs/{pair}/clock',
    request: nothing,
    status: 200,
    answer: ClockReading,
    needs: nothing,
  },
  advanceClock: {
    method: 'POST',
    path: '/v1/pairs/{pair}/clock/advance',
    request: Advance,
    status: 200,
    answer: ClockReading,
    needs: 'advance-clock',
  },
  readEvents: {
    method: 'GET',
    path: '/v1/pairs/{pair}/events',
    query: 'since',
    request: nothing,
    status: 200,
    answer: EventLog,
    needs: 'event-log',
  },
} as const;
export type OperationName = keyof typeof operations;

/** The largest body that either side takes, in bytes. */
export const maxBodyBytes = 32 * 1024 * 1024;
