import { z } from 'zod';

const Role = z.enum(['primary', 'backup']);
const CallKind = z.enum(['multisite', 'non-multisite']);
export type CallKind = z.infer<typeof CallKind>;

/** Where an option is set: on the member that runs in a role, on the one that is stopped, or on both. */
const OptionPlace = z.enum(['primary', 'backup', 'stopped member', 'both members']);
export type OptionPlace = z.infer<typeof OptionPlace>;

/**
 * One thing that is done to a pair, as plain data. Members are named by what they are at that time and not by their names,
 * so that a history means the same after actions before it were taken out.
 */
export const Action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('place calls'), kind: CallKind, count: z.int().positive() }),
  z.strictObject({
    do: z.literal('end calls'),
    kind: CallKind,
    which: z.enum(['oldest', 'latest']),
    /** Left out: all of them. */
    count: z.int().positive().optional(),
  }),
  z.strictObject({ do: z.literal('lose connection') }),
  z.strictObject({ do: z.literal('restore connection') }),
  z.strictObject({ do: z.literal('stop'), role: Role }),
  z.strictObject({ do: z.literal('kill'), role: Role }),
  z.strictObject({ do: z.literal('start') }),
  /** `first`: the build that the fresh pair had. */
  z.strictObject({ do: z.literal('install'), build: z.string() }),
  z.strictObject({
    do: z.literal('set limit'),
    on: OptionPlace,
    section: z.string(),
    /** null: take the option away. */
    value: z.string().nullable(),
  }),
  z.strictObject({
    do: z.literal('set port'),
    on: OptionPlace.exclude(['both members']),
    section: z.string(),
    to: z.enum(['spare', 'first', 'unset']),
  }),
  z.strictObject({ do: z.literal('switchover') }),
  z.strictObject({ do: z.literal('wait'), seconds: z.number().positive() }),
  /** Until so many seconds after the HA connection was established. */
  z.strictObject({ do: z.literal('wait until'), sinceEstablished: z.number().positive() }),
]);
export type Action = z.infer<typeof Action>;

/** What is done to one fresh pair, in order. */
export const History = z.strictObject({
  /** What both members run at first; left out: what the target gives. */
  build: z.string().optional(),
  actions: z.array(Action).readonly(),
});
export type History = z.infer<typeof History>;

/** The options that the document names stand in this section. */
export const applicationSection = 'TServer';
