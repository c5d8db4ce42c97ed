import { z } from 'zod';

/** What a run was: kept in the message stream itself, so that every report can be made from the stream alone. */
export const RunRecord = z.object({
  kitVersion: z.string(),
  /** What a reader types to run it again, up to the options. */
  command: z.string().optional(),
  target: z.object({
    /** As it was asked for, such as mock. */
    name: z.string(),
    /** What the target says it is. */
    description: z.string(),
    /** Set when the target was made wrong on purpose. */
    deviation: z.string().optional(),
    clock: z.enum(['virtual', 'wall']),
    /** Seconds of the target for one real second. */
    rate: z.number(),
    /** The command line options that made it what it is, for the command that runs a scenario again. */
    options: z.array(z.string()),
  }),
  tolerances: z.object({
    grace: z.number(),
    resolution: z.number(),
    lookEvery: z.number(),
    settle: z.number(),
    reconnect: z.number().optional(),
    copying: z.number().optional(),
  }),
  selection: z.object({
    requirements: z.array(z.string()),
    tags: z.string().optional(),
    scenarios: z.array(z.string()),
    /** Only so many scenarios of each rule, and what the sides of boundaries need. */
    perRule: z.int().optional(),
    shard: z.string().optional(),
  }),
  /** Slugs of the requirements that this run is to judge. */
  requirements: z.array(z.string()),
  /** `file:line` of every scenario that was selected. */
  scenarios: z.array(z.string()),
});
export type RunRecord = z.infer<typeof RunRecord>;

export const runRecordMediaType = 'application/vnd.sip-ha.run-record+json';
