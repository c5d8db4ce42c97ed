import { z } from 'zod';
import { runVerdicts } from '../verdict/exit-code.ts';
import { Outcome } from '../verdict/finding.ts';

/** What self-test.json holds, version 1. */

const Evidence = z.object({
  requirement: z.string(),
  scenario: z.string().describe('file:line'),
  demand: z.string(),
  seen: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

const WrongServerResult = z.object({
  kind: z.literal('wrong'),
  name: z.string(),
  requirement: z.string(),
  about: z.string().describe('The bug.'),
  says: z.string().describe('What the finding must say.'),
  found: z.boolean(),
  by: Evidence.optional().describe('The first finding under its requirement that says so.'),
  missed: z.string().optional().describe('Why it does not count as found.'),
  scenarios: z.object({
    telling: z.int().describe('How many scenarios found it so.'),
    ran: z.int().describe('How many scenarios about its requirement there are.'),
  }),
  alsoUnder: z.array(z.string()).describe('Other requirements that failed in the scenarios that were run.'),
  failedByChecks: z.array(z.string()).describe('Scenarios, as file:line, that failed it by a step under Then.'),
});
export type WrongServerResult = z.infer<typeof WrongServerResult>;

const RightServerResult = z.object({
  kind: z.literal('right'),
  name: z.string(),
  about: z.string(),
  accepted: z.boolean(),
  verdict: z.enum(runVerdicts),
  against: z.array(Evidence.extend({ outcome: Outcome })).describe('What the suite held against it.'),
  problems: z.array(z.string()),
  readings: z.array(z.object({ point: z.string(), reading: z.string() })),
});
export type RightServerResult = z.infer<typeof RightServerResult>;

export const ServerResult = z.discriminatedUnion('kind', [WrongServerResult, RightServerResult]);
export type ServerResult = z.infer<typeof ServerResult>;

export const SelfTestResult = z.object({
  format: z.literal('sip-ha-self-test/1'),
  passed: z
    .boolean()
    .describe('Every wrong server found under its own requirement, every right one accepted, no scenario unproven.'),
  wrong: z.array(WrongServerResult),
  right: z.array(RightServerResult),
  scores: z.array(
    z.object({
      requirement: z.string(),
      level: z.enum(['must', 'check']),
      found: z.int(),
      of: z.int(),
    }),
  ),
  unproven: z
    .array(z.object({ scenario: z.string(), name: z.string() }))
    .describe('Scenarios that failed no wrong server by a step under Then; empty where only some servers were tried.'),
  durationMs: z.number(),
});
export type SelfTestResult = z.infer<typeof SelfTestResult>;
