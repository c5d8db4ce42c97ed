import type { BoundarySide } from './boundary-side.ts';

/** One demand of the document. */
export interface Requirement {
  /** Never changes. */
  readonly slug: string;
  readonly chapter: Chapter;
  /** `must`: the release gate hangs on it. `check`: observed and reported, never failed. */
  readonly level: 'must' | 'check';
  /** The demand in our own words, one sentence. */
  readonly demand: string;
  /** What a run must show for a pass. */
  readonly shownBy: string;
  /** The open points of the document that touch it, such as A14 (docs/readings.md). */
  readonly openReadings: readonly string[];
  /** Where it draws a boundary: its sides, each of which must have been judged for a pass. */
  readonly sides?: readonly BoundarySide[];
}

export const chapters = ['status-page', 'synchronization', 'option', 'readiness', 'switchover', 'procedure'] as const;
export type Chapter = (typeof chapters)[number];
