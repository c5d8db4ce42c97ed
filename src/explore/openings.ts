import { type Action, applicationSection } from './action.ts';

/** A kind of action by its name, and the action where it is not to be drawn. */
export type OpeningStep = string | { readonly kind: string; readonly action: Action };
type Opening = readonly OpeningStep[];

const atOnce = (value: string): OpeningStep => ({
  kind: 'set calls at once on both members',
  action: { do: 'set limit', on: 'both members', section: applicationSection, value },
});

/** Batches are small in most histories, so that many of them cost little. */
export const smallBatches = atOnce('200');

/** So many that copying them in small batches takes longer than the 60 s. */
const longBacklog: OpeningStep = {
  kind: 'place several batches of calls',
  action: { do: 'place calls', kind: 'non-multisite', count: 12_609 },
};

/** Far above what is usual, now and then: a counter may overflow, and these histories take long. */
export function greatMany(count: number): Opening {
  return [
    atOnce('1000'),
    'lose the HA connection',
    { kind: 'place several batches of calls', action: { do: 'place calls', kind: 'non-multisite', count } },
    'restore the HA connection',
    { kind: 'let some seconds pass', action: { do: 'wait', seconds: 72 } },
    'end all calls',
  ];
}

/**
 * How some histories begin, by kinds of actions: what takes many actions in a row comes by chance too seldom, and most of
 * what a list of scenarios misses lies behind it. What is not possible in its turn is left out.
 */
export const openings: readonly [Opening, ...Opening[]] = [
  // Calls that end while they are missing.
  [
    'lose the HA connection',
    'place several batches of calls',
    'restore the HA connection',
    'end the latest calls',
    'wait until after 60 s',
  ],
  [
    'place a few calls',
    'lose the HA connection',
    'place several batches of calls',
    'end the oldest calls',
    'restore the HA connection',
  ],
  // Copying that takes longer than the 60 s.
  [
    smallBatches,
    'lose the HA connection',
    longBacklog,
    'restore the HA connection',
    'wait until 60 s',
    'let some seconds pass',
    'let 2 minutes pass',
    'end all calls',
  ],
  [
    'lose the HA connection',
    'restore the HA connection',
    smallBatches,
    'lose the HA connection',
    longBacklog,
    'restore the HA connection',
    'wait until after 60 s',
    'let some seconds pass',
    'let 2 minutes pass',
    'end all calls',
  ],
  [
    smallBatches,
    longBacklog,
    'stop the backup',
    'start the stopped member',
    'wait until 60 s',
    'end the latest calls',
    'let some seconds pass',
    'let 2 minutes pass',
    'end all calls',
  ],
  // Multisite calls that end, in a cut and after it.
  [
    'place multisite calls',
    'lose the HA connection',
    'end all multisite calls',
    'restore the HA connection',
    'wait until after 60 s',
  ],
  [
    'lose the HA connection',
    'place multisite calls',
    'restore the HA connection',
    'wait until after 60 s',
    'end the oldest multisite calls',
    'let a pause pass',
    'end all multisite calls',
    'let a pause pass',
  ],
  // Missing calls at the fourth HA connection, and at the third start.
  [
    'lose the HA connection',
    'restore the HA connection',
    'lose the HA connection',
    'restore the HA connection',
    'lose the HA connection',
    'place several batches of calls',
    'restore the HA connection',
  ],
  [
    'place several batches of calls',
    'stop the backup',
    'start the stopped member',
    'kill the backup',
    'start the stopped member',
    'stop the backup',
    'start the stopped member',
  ],
  // A page that moves.
  [
    'move the port of the backup',
    'stop the backup',
    'start the stopped member',
    'move the port of the backup back',
    'stop the backup',
    'start the stopped member',
  ],
  // Three switchovers of a ready pair.
  [
    'place a few calls',
    'wait until after 60 s',
    'order a switchover',
    'wait until after 60 s',
    'order a switchover',
    'let 2 minutes pass',
    'order a switchover',
  ],
  // A setting that is not valid.
  [
    'set calls at once to an odd value',
    'lose the HA connection',
    'place several batches of calls',
    'restore the HA connection',
  ],
  // A setting in another section, or taken away.
  [
    'set calls at once in another section',
    'lose the HA connection',
    'place several batches of calls',
    'restore the HA connection',
  ],
  [
    'set calls at once on both members',
    'lose the HA connection',
    'restore the HA connection',
    'unset calls at once',
    'lose the HA connection',
    'place several batches of calls',
    'restore the HA connection',
  ],
  // A setting that changes while calls are copied.
  [
    'lose the HA connection',
    'place several batches of calls',
    'restore the HA connection',
    'set calls at once on both members',
    'let some seconds pass',
  ],
  // A whole upgrade: both members run another build, the roles are exchanged.
  [
    'place a few calls',
    'stop the backup',
    'install another build',
    'start the stopped member',
    'wait until after 60 s',
    'order a switchover',
    'stop the backup',
    'install another build',
    'start the stopped member',
  ],
  // The third HA connection.
  [
    'lose the HA connection',
    'restore the HA connection',
    'lose the HA connection',
    'place a few calls',
    'restore the HA connection',
  ],
  // Ready, and switched over twice.
  ['place a few calls', 'wait until after 60 s', 'order a switchover', 'wait until after 60 s', 'order a switchover'],
  // The backup is restarted in a cut.
  ['place a few calls', 'lose the HA connection', 'stop the backup', 'start the stopped member'],
  // Multisite calls from before.
  ['lose the HA connection', 'place multisite calls', 'restore the HA connection', 'place multisite calls'],
  // A long synchronization.
  ['lose the HA connection', 'place several batches of calls', 'restore the HA connection'],
  // Both members are restarted, one after the other.
  [
    'place about a batch of calls',
    'stop the backup',
    'start the stopped member',
    'stop the primary',
    'start the stopped member',
  ],
  // The setting counts from the next establishment on.
  [
    'set calls at once on both members',
    'lose the HA connection',
    'place several batches of calls',
    'restore the HA connection',
  ],
];
