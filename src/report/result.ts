import { z } from 'zod';
import { RunRecord } from '../recording/run-record.ts';
import { chapters } from '../requirements/requirement.ts';
import { runVerdicts } from '../verdict/exit-code.ts';
import { Finding, Outcome, outcomes, TimelineEntry } from '../verdict/finding.ts';

/**
 * What conformance.json holds, version 1. conformance.schema.json beside this file is made from it.
 * For people: docs/reading-a-report.md.
 */

const ScenarioResult = z
  .object({
    id: z.string().describe('file:line, unique in the run.'),
    name: z.string(),
    feature: z.string().describe('The name of the feature.'),
    file: z.string(),
    line: z.int(),
    requirements: z.array(z.string()).describe('Slugs of the requirements that the scenario checks.'),
    outcome: Outcome,
    problem: z.string().optional().describe('Why the scenario could not be carried out, where that was so.'),
    findings: z.array(Finding),
    timeline: z.array(TimelineEntry).describe('What happened around the findings.'),
    targetSeconds: z.number().describe("How long it lasted on the target's clock."),
    durationMs: z.number().describe('How long it really took.'),
  })
  .meta({ id: 'ScenarioResult' });
export type ScenarioResult = z.infer<typeof ScenarioResult>;

const RequirementResult = z
  .object({
    slug: z.string(),
    chapter: z.enum(chapters),
    level: z.enum(['must', 'check']).describe('check: observed and reported, never fails a run.'),
    demand: z.string(),
    verdict: Outcome,
    scenarios: z
      .array(z.object({ id: z.string(), name: z.string(), feature: z.string(), line: z.int(), outcome: Outcome }))
      .describe('The scenarios that check it, each with what it says about this requirement.'),
    findings: z
      .array(Finding.extend({ scenario: z.string().describe('The id of the scenario that found it.') }))
      .describe('Every finding about it, also from scenarios that check something else.'),
    leftOut: z
      .array(z.string())
      .optional()
      .describe('The sides of its boundary that no selected scenario stands on, so that a pass says nothing of them.'),
  })
  .meta({ id: 'RequirementResult' });
export type RequirementResult = z.infer<typeof RequirementResult>;

const Counts = z
  .object(Object.fromEntries(outcomes.map((outcome) => [outcome, z.int()])) as Record<Outcome, z.ZodInt>)
  .meta({ id: 'Counts', description: 'How many came to each outcome.' });
export type Counts = z.infer<typeof Counts>;

export const ConformanceResult = z
  .object({
    format: z.literal('sip-ha-conformance/1'),
    verdict: z
      .enum(runVerdicts)
      .describe(
        'Of what was selected; see scope. Of an interrupted run: "not conformant" if something had failed before, else "broken".',
      ),
    exitCode: z
      .int()
      .describe(
        '0 conformant, 1 not conformant, 2 inconclusive, 3 broken; 129, 130 or 143 when a signal ended the run.',
      ),
    interrupted: z
      .object({ scenariosRun: z.int().describe('How many of the selected scenarios came to their end before that.') })
      .optional()
      .describe(
        'Set when a signal ended the run. The other scenarios are "not tested", each with a problem that says so.',
      ),
    problems: z.array(z.string()).describe('What broke the run as a whole; empty when it ran to its end.'),
    kitVersion: z.string(),
    command: RunRecord.shape.command.describe('What runs it again, up to the options.'),
    target: RunRecord.shape.target,
    tolerances: RunRecord.shape.tolerances.describe("In seconds on the target's clock."),
    selection: RunRecord.shape.selection,
    scope: z
      .object({
        whole: z.boolean().describe('Every scenario there is was selected, and every requirement judged.'),
        requirements: z.int().describe('How many requirements this run was to judge.'),
        allRequirements: z.int(),
        scenarios: z.int().describe('How many scenarios were selected.'),
        allScenarios: z.int(),
      })
      .describe('How much of everything there is was selected: the verdict speaks of that much, and of no more.'),
    builds: z
      .array(
        z.object({ version: z.string(), scenarios: z.int().describe('How many scenarios saw or were told of it.') }),
      )
      .describe('The builds that were judged: those that members ran or had installed, the most frequent first.'),
    requirements: z.array(RequirementResult),
    scenarios: z.array(ScenarioResult),
    readings: z
      .array(
        z.object({
          point: z.string().describe('The open point of the document, such as A14.'),
          question: z.string(),
          reading: z.string().describe('The reading that the system follows.'),
          evidence: z.string(),
          scenarios: z.array(z.string()).describe('The ids of the scenarios that saw it.'),
        }),
      )
      .describe('How the system reads what the document leaves open. More than one for a point: it is not consistent.'),
    summary: z.object({ requirements: Counts, scenarios: Counts }),
    startedAt: z.iso.datetime(),
    durationMs: z.number(),
  })
  .meta({ title: 'Result of a conformance run, version 1' });
export type ConformanceResult = z.infer<typeof ConformanceResult>;
