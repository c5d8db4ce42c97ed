import { z } from 'zod';

/** What came of one server under one seed. */
export const NoiseResult = z.object({
  name: z.string(),
  kind: z.enum(['wrong', 'right']),
  seed: z.int(),
  /** Scenarios that ran, and how many of them failed, passed, or said nothing. */
  scenarios: z.object({ ran: z.int(), failed: z.int(), passed: z.int(), open: z.int() }),
  /** Wrong: its requirement failed. Right: nothing failed. */
  good: z.boolean(),
  /** Wrong: neither failed nor open, so that it was taken for right. Right: something failed. */
  bad: z.boolean(),
  /** The first thing that was wrongly held against a right one. */
  against: z.string().optional(),
});
export type NoiseResult = z.infer<typeof NoiseResult>;
