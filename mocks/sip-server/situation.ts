import type { Situation } from './behaviour.ts';
import type { MemberOptions } from './member-options.ts';
import type { ProcessState } from './process-state.ts';
import type { Readings } from './readings.ts';

/** A live view of a member, for its behaviour to look at. */
export function viewSituation(member: {
  readonly name: string;
  readonly readings: Readings;
  readonly firstVersion: string;
  readonly options: MemberOptions;
  now(): number;
  version(): string;
  starts(): number;
  process(): ProcessState;
}): Situation {
  const first = member.process();
  return {
    name: member.name,
    readings: member.readings,
    firstVersion: member.firstVersion,
    firstHttpPort: first.httpPort,
    firstProcessId: first.id,
    option: (section, name) => member.options.get(section, name),
    get now() {
      return member.now();
    },
    get version() {
      return member.version();
    },
    get starts() {
      return member.starts();
    },
    get role() {
      return member.process().role;
    },
    get startedAs() {
      return member.process().startedAs;
    },
    get roleChanges() {
      return member.process().roleChanges;
    },
    get startedAt() {
      return member.process().startedAt;
    },
    get processId() {
      return member.process().id;
    },
    get httpPort() {
      return member.process().httpPort;
    },
    get calls() {
      return member.process().calls.size;
    },
    get multisiteCalls() {
      return member.process().calls.multisite;
    },
    get callsCreated() {
      return member.process().calls.added;
    },
    get lastCallAt() {
      return member.process().lastCallAt;
    },
    get connection() {
      return member.process().link?.connection;
    },
    get establishments() {
      return member.process().establishments;
    },
    get firstEstablishedAt() {
      return member.process().firstEstablishedAt;
    },
    get beforeLoss() {
      return member.process().beforeLoss;
    },
    get beforeRoleChange() {
      return member.process().beforeRoleChange;
    },
  };
}
