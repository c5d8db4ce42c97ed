import type { ControlClient } from '../control/control-client.ts';
import { instant } from '../timing/interval.ts';
import type { TimelineEntry } from '../verdict/finding.ts';

/** How often they are asked for at most: they come in parts, and of all that there is only the latest end in a report. */
const mostParts = 20;

/** The target's own account of what happened to a pair. */
export async function readTargetEvents(control: ControlClient, pair: string): Promise<readonly TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let since: number | undefined;
  for (let part = 0; part < mostParts; part++) {
    const { events, next } = await control.readEvents(pair, since);
    if (events.length === 0) break;
    for (const { at, member, text } of events) {
      entries.push({ at: instant(at), kind: 'event', text: member === undefined ? text : `${member}: ${text}` });
    }
    since = next;
  }
  return entries;
}
