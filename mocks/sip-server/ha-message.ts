/**
 * What the two members tell each other over the HA connection. JSON-serializable; call ids are whole numbers >= 0.
 * A carrier that gets these from outside parses them with {@link HaMessage}.
 */
import { z } from 'zod';

const Role = z.enum(['primary', 'backup']);
export type Role = z.infer<typeof Role>;

const Calls = z.array(z.int().nonnegative());

/** Both sides send it first. The HA connection counts as established for a member once it has sent one and got one. */
const Hello = z.strictObject({
  kind: z.literal('hello'),
  role: Role,
  version: z.string(),
  /** Option ha-max-calls-sync-at-once of the sender as it is set; null if it is not. Only reading A13 looks at it. */
  maxCallsAtOnce: z.string().nullable(),
});

/** The sender's role changed while the HA connection stays (reading A23: stays). */
const RoleChanged = z.strictObject({ kind: z.literal('role changed'), role: Role });

/** From the primary: asks which calls the backup has. What was sent before it has arrived when the backup answers. */
const InventoryRequest = z.strictObject({ kind: z.literal('inventory request'), round: z.int().nonnegative() });

/** From the backup: the calls that it has. The primary finds the missing and the stale ones by it. */
const Inventory = z.strictObject({ kind: z.literal('inventory'), round: z.int().nonnegative(), calls: Calls });

/** From the primary: calls to have. `live`: they have just begun; else they were missing. Answered by `copied`. */
const Copy = z.strictObject({ kind: z.literal('copy'), calls: Calls, multisite: z.boolean(), live: z.boolean() });

/** From the backup: so many calls of a `copy` have arrived. */
const Copied = z.strictObject({ kind: z.literal('copied'), count: z.int().nonnegative(), live: z.boolean() });

/** From the primary: these calls are over, or never were there. */
const Ended = z.strictObject({ kind: z.literal('ended'), calls: Calls });

/** From the primary: how far it is; the backup's readiness rests on it. */
const Progress = z.strictObject({
  kind: z.literal('progress'),
  callsMissing: z.boolean(),
  /** Multisite calls from before the connection are still alive. */
  multisiteLeft: z.boolean(),
});

export const HaMessage = z.discriminatedUnion('kind', [
  Hello,
  RoleChanged,
  InventoryRequest,
  Inventory,
  Copy,
  Copied,
  Ended,
  Progress,
]);
export type HaMessage = z.infer<typeof HaMessage>;
