import type { OperationName, ProblemKind } from './wire.ts';

/** What an operation means in the target's terms, and the problems that are its own. */
interface OperationText {
  readonly summary: string;
  readonly description: string;
  /** Beyond those that every operation of its form can have. */
  readonly problems: readonly ProblemKind[];
}

const changes = 'The answer comes when the order has been carried out, and shows the pair as it is then.';

/** For the OpenAPI document. What a server must do in full: docs/control-protocol.md. */
export const operationTexts: Readonly<Record<OperationName, OperationText>> = {
  describe: {
    summary: 'What this target is and can do',
    description:
      'The first request of a run. A capability that is not stated is never asked for: its scenarios are not tested.',
    problems: [],
  },
  listPairs: {
    summary: 'The pairs that stand here',
    description:
      'Asked of a target that cannot create pairs: it has one pair or more, each of which is made fresh with reset for one scenario after the other.',
    problems: [],
  },
  createPair: {
    summary: 'Create a fresh pair',
    description:
      'Both members run, the first is primary, there is no call, no option is set. The HA connection is established after the request has come, never before. Pairs do not affect each other. An unknown version: not-supported.',
    problems: ['conflict'],
  },
  readPair: {
    summary: 'Read a pair',
    description: 'What the target itself knows of the pair; what the members report stands on their status pages.',
    problems: [],
  },
  deletePair: {
    summary: 'Give a pair up',
    description: 'Ends its members and its calls. The identifier is not used again.',
    problems: [],
  },
  reset: {
    summary: 'Make a pair fresh again',
    description: `All calls end, options go, both members run the version with which the pair began, the first is primary. The HA connection is established anew, after the request has come. The clock goes on. ${changes}`,
    problems: [],
  },
  stop: {
    summary: 'Stop a member in order',
    description: `As an operator stops it. Its calls leave it; where it ran as primary and the other member runs, that one becomes primary. ${changes}`,
    problems: ['conflict'],
  },
  start: {
    summary: 'Start a member that is stopped',
    description: `As backup if the other member runs as primary, else as primary. The HA connection comes up unless it is cut. ${changes}`,
    problems: ['conflict'],
  },
  kill: {
    summary: 'Kill a member',
    description: `As its process dies: at once, without a word to anyone. The other member takes over as after a failure. ${changes}`,
    problems: ['conflict'],
  },
  install: {
    summary: 'Install a version on a stopped member',
    description: `Upgrade or downgrade; takes effect at the next start. An unknown version: not-supported. ${changes}`,
    problems: ['conflict'],
  },
  setOption: {
    summary: "Set or take away an option of a member's application",
    description: `Any value is taken, nonsense too: what the member makes of it is under test. ${changes}`,
    problems: [],
  },
  setHaConnection: {
    summary: 'Cut the HA connection or let it come up again',
    description: `Both members go on running and keep their roles. ${changes}`,
    problems: [],
  },
  switchover: {
    summary: 'Order a switchover',
    description: `The primary becomes backup, then the backup becomes primary. Obeyed whatever the readiness says. ${changes}`,
    problems: ['conflict'],
  },
  placeCalls: {
    summary: 'Place calls on the primary',
    description: 'They exist on the member that runs as primary when the answer comes, and last until they are ended.',
    problems: ['conflict'],
  },
  endCalls: {
    summary: 'End calls',
    description: 'Hung up at the primary. Calls that were lost meanwhile are passed over.',
    problems: ['conflict'],
  },
  listCalls: {
    summary: 'Which calls exist on which member',
    description: 'Each call once for each copy of it; null for a member that is stopped.',
    problems: [],
  },
  readClock: {
    summary: "Read the pair's clock",
    description: 'Seconds since a beginning of its own. Never goes back.',
    problems: [],
  },
  advanceClock: {
    summary: 'Move a virtual clock',
    description: 'All that falls due on the way has happened when the answer comes.',
    problems: ['conflict'],
  },
  readEvents: {
    summary: "Read the target's log of events",
    description: 'From the mark `since` on, oldest first, at most 10,000. Shown beside failures, never judged.',
    problems: [],
  },
};
