import { describeLook, type Look } from '../observe/look.ts';
import type { Interval } from '../timing/interval.ts';
import type { Finding, TimelineEntry } from '../verdict/finding.ts';

/** What was done, seen and found in a scenario, for its record. */
export class Logbook {
  readonly timeline: TimelineEntry[] = [];
  readonly findings: Finding[] = [];

  note(kind: TimelineEntry['kind'], at: Interval, text: string): void {
    this.timeline.push({ at, kind, text });
  }

  /** Puts entries of other sources where they belong in time. */
  add(entries: readonly TimelineEntry[]): void {
    this.timeline.push(...entries);
    this.timeline.sort((a, b) => a.at.earliest - b.at.earliest);
  }

  /** Notes of a look what is not as it was in the look before. */
  noteChanges(look: Look, before: Look | undefined): void {
    for (const memberLook of look) {
      const previous = before?.find(({ member }) => member === memberLook.member);
      const text = describeLook(memberLook);
      if (previous === undefined || describeLook(previous) !== text) this.note('look', memberLook.at, text);
    }
  }

  /** Keeps the first finding of each requirement; later ones of the same scenario say nothing new. */
  found(findings: readonly Finding[], now: Interval): void {
    for (const finding of findings) {
      if (this.findings.some((known) => known.requirement === finding.requirement)) continue;
      this.findings.push(finding);
      this.note('note', finding.at ?? now, `found: ${finding.requirement}: ${finding.seen}`);
    }
  }
}
