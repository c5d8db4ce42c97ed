import type { Member } from '../control/wire.ts';
import type { Fact } from './fact.ts';

/** The builds that the members of a pair ran or had installed, as the target told of them or their pages showed; in that order, each once. */
export function buildsOf(facts: readonly Fact[]): readonly string[] {
  return [...new Set(facts.flatMap(versionsIn))].filter((version) => version !== '');
}

function versionsIn(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case 'begun':
    case 'told':
      return fact.pair.members.map(versionOf);
    case 'took effect':
      return fact.pair?.members.map(versionOf) ?? [];
    case 'looked':
      return fact.look.flatMap(({ answer }) => (answer.kind === 'status' ? (answer.status.version ?? []) : []));
    default:
      return [];
  }
}

function versionOf({ version }: Member): string {
  return version;
}
