/** The switches for the open points of the document (A<n>): each way of reading one that a right server may follow. */

export const readingChoices = {
  /** Which multisite calls hold the primary's readiness: all alive at establishment, or only those the backup lacks. */
  A3: ['alive', 'missing'],
  /** Whether multisite calls from before the connection hold the backup's readiness too. */
  A4: ['yes', 'no'],
  /** What a bad value of ha-max-calls-sync-at-once means: 500, the nearest bound, or the value last in effect. */
  A11: ['default', 'bound', 'previous'],
  /** Whose ha-max-calls-sync-at-once counts when they differ. */
  A13: ['primary', 'backup', 'smaller'],
  /** Whether a pause of 1 s follows the last batch too before synchronization counts as done. */
  A14: ['no', 'yes'],
  /** Whether a new call that is on its way to the backup takes readiness away for that moment. */
  A17: ['latched', 'flicker'],
  /** What becomes of calls that ended while the connection was lost and are still on the backup. */
  A19: ['removed', 'stay'],
  /** What an ordered switchover does to the HA connection: it stays, or is established anew (60 s again). */
  A23: ['stays', 'anew'],
} as const;

export type Readings = { readonly [point in keyof typeof readingChoices]: (typeof readingChoices)[point][number] };

export const defaultReadings: Readings = {
  A3: 'alive',
  A4: 'yes',
  A11: 'default',
  A13: 'primary',
  A14: 'no',
  A17: 'latched',
  A19: 'removed',
  A23: 'stays',
};

/**
 * @param settings such as `A14=yes`; later ones win
 * @throws RangeError naming the allowed settings
 */
export function parseReadings(settings: readonly string[]): Readings {
  return Object.assign({}, defaultReadings, ...settings.map(parseReading));
}

function parseReading(setting: string): Partial<Readings> {
  const [point = '', choice, ...rest] = setting.split('=');
  for (const [known, choices] of Object.entries(readingChoices)) {
    if (known === point && rest.length === 0 && choices.some((allowed) => allowed === choice))
      return { [known]: choice };
  }
  const allowed = Object.entries(readingChoices).map(([known, choices]) => `${known}=${choices.join('|')}`);
  throw new RangeError(`unknown reading "${setting}"; allowed: ${allowed.join(', ')}`);
}
