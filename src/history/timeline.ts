import type { Interval } from '../timing/interval.ts';
import type { Finding, TimelineEntry } from '../verdict/finding.ts';
import { describeOrder, type Fact, type FactOf } from './fact.ts';
import { describeLook, type Look } from './look.ts';

interface Found {
  readonly finding: Finding;
  /** How many facts were known then. */
  readonly facts: number;
}

/**
 * Facts and findings in the order of cause, for people. On a virtual clock that is the order in which they became known; else
 * their times count, and only what the target's log says was known later than it happened.
 */
export function timelineOf(
  facts: readonly Fact[],
  found: readonly Found[],
  clock: 'virtual' | 'wall',
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const effects = facts.filter((fact) => fact.kind === 'took effect');
  const orders = facts.filter((fact) => fact.kind === 'ordered');
  let latestAt: Interval | undefined;
  let before: Look | undefined;
  for (const [index, fact] of facts.entries()) {
    if (fact.kind === 'ordered') {
      const number = orders.indexOf(fact);
      const at = effects.find(({ order }) => order === number)?.at ?? fact.at;
      entries.push({ at, kind: 'action', text: orderText(fact) });
    } else if (fact.kind === 'looked') {
      entries.push(...changesIn(fact.look, before));
      before = fact.look;
    } else {
      entries.push(...entryOf(fact));
    }
    latestAt = 'at' in fact ? fact.at : latestAt;
    for (const { finding } of found.filter((one) => one.facts === index + 1)) {
      const at = finding.at ?? latestAt ?? { earliest: 0, latest: 0 };
      entries.push({ at, kind: 'note', text: `found: ${finding.requirement}: ${finding.seen}` });
    }
  }
  return clock === 'virtual' ? entries : entries.toSorted((a, b) => a.at.earliest - b.at.earliest);
}

function orderText({ by, order }: FactOf<'ordered'>): string {
  return by === 'kit' ? describeOrder(order) : `${describeOrder(order)} (by ${by})`;
}

function entryOf(fact: Fact): readonly TimelineEntry[] {
  switch (fact.kind) {
    case 'begun':
      return [{ at: fact.at, kind: 'action', text: `a fresh pair runs ${fact.pair.members[0].version}` }];
    case 'refused':
      return [{ at: fact.at, kind: 'note', text: `refused: ${fact.why}` }];
    case 'probed':
      return [{ at: fact.at, kind: 'look', text: `${fact.url}: ${fact.answer.kind}` }];
    case 'changed by itself':
      return [{ at: fact.at, kind: 'note', text: changeText(fact) }];
    case 'reported':
      return [
        { at: fact.at, kind: 'event', text: fact.member === undefined ? fact.text : `${fact.member}: ${fact.text}` },
      ];
    case 'noted':
      return [{ at: fact.at, kind: 'note', text: fact.text }];
    default:
      return [];
  }
}

function changeText({ change }: FactOf<'changed by itself'>): string {
  switch (change.what) {
    case 'HA connection':
      return `the HA connection is ${change.state}`;
    case 'roles':
      return `${change.primary} runs as primary, and nobody ordered it`;
    case 'calls ended':
      return `${change.calls.length} call(s) have ended by themselves`;
  }
}

/** What of a look is not as it was in the look before. */
function changesIn(look: Look, before: Look | undefined): readonly TimelineEntry[] {
  return look.flatMap((one): TimelineEntry[] => {
    const previous = before?.find(({ member }) => member === one.member);
    const text = describeLook(one);
    return previous !== undefined && describeLook(previous) === text ? [] : [{ at: one.at, kind: 'look', text }];
  });
}
