import { z } from 'zod';

/**
 * What a check, a scenario, a requirement or a whole run can come to. One set, one merge order and one mapping to exit
 * codes, here and nowhere else.
 */
export const outcomes = [
  'passed',
  'not applicable',
  'waived',
  'not tested',
  'inconclusive',
  'setup failed',
  'target unreachable',
  'unexpected pass',
  'failed',
] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

const Interval = z.object({ earliest: z.number(), latest: z.number() });

/** One thing that was found, other than a plain pass, about one requirement. */
export const Finding = z.object({
  requirement: z.string(),
  outcome: Outcome,
  /** What was demanded at this point, in words. */
  demand: z.string(),
  /** Every outcome that would have been accepted, in words. */
  accepted: z.array(z.string()),
  /** What was seen, in words. */
  seen: z.string(),
  /** When, in seconds on the target's clock since the scenario began. */
  at: Interval.optional(),
});
export type Finding = z.infer<typeof Finding>;

/** One way in which the target was seen to read an open point of the document. */
export const ReadingSeen = z.object({
  /** The open point, such as A14. */
  point: z.string(),
  /** The reading that was followed, such as "no wait after the last batch". */
  reading: z.string(),
  /** What showed it. */
  evidence: z.string(),
});
export type ReadingSeen = z.infer<typeof ReadingSeen>;

export const TimelineEntry = z.object({
  at: Interval,
  /** `action`: the kit did it. `look`: a status page was read. `event`: the target's own log. `note`: the kit's reasoning. */
  kind: z.enum(['action', 'look', 'event', 'note']),
  text: z.string(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/**
 * What a scenario came to. The steps' After hook attaches one to every scenario in the message stream; every report is
 * made from these and the stream alone.
 */
export const ScenarioRecord = z.object({
  outcome: Outcome,
  findings: z.array(Finding),
  readings: z.array(ReadingSeen),
  /** The events around a finding; empty when there is none. */
  timeline: z.array(TimelineEntry),
  /** Seconds on the target's clock that the scenario lasted. */
  targetSeconds: z.number(),
  /** The builds that the members ran or had installed. */
  builds: z.array(z.string()).optional(),
});
export type ScenarioRecord = z.infer<typeof ScenarioRecord>;

export const scenarioRecordMediaType = 'application/vnd.sip-ha.scenario-record+json';
