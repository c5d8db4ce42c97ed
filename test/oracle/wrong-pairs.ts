import { type Conditions, type Readings, RightPair } from './right-pair.ts';

/** A pair that is wrong in one way, the requirements that this breaks, and a course in which it shows. */
export interface WrongPair {
  readonly name: string;
  readonly breaks: readonly string[];
  /** What it breaks as well in a course in which the roles change. */
  readonly afterRoleChange?: readonly string[];
  readonly make: (readings: Readings) => RightPair;
}

const connection = ['ready.primary.connection', 'ready.backup.connection'];

export const wrongPairs: readonly WrongPair[] = [
  {
    name: 'a primary that is ready after 59 s',
    breaks: ['ready.primary.sixty-seconds'],
    make: (readings) =>
      new (class extends RightPair {
        protected override settledAt(establishedAt: number): number {
          return establishedAt + 59;
        }
      })(readings),
  },
  {
    name: 'a primary that counts the 60 s from its first connection only',
    breaks: ['ready.primary.sixty-seconds'],
    make: (readings) =>
      new (class extends RightPair {
        protected override settledAt(): number {
          return 60;
        }
      })(readings),
  },
  {
    name: 'a primary that is ready while calls are missing',
    breaks: ['ready.primary.calls-synchronized'],
    make: (readings) =>
      new (class extends RightPair {
        protected override primaryReady(conditions: Conditions): boolean {
          return super.primaryReady({ ...conditions, synchronized: true });
        }
      })(readings),
  },
  {
    name: 'a backup that is ready while calls are missing',
    breaks: ['ready.backup.calls-synchronized'],
    make: (readings) =>
      new (class extends RightPair {
        protected override backupReady(conditions: Conditions): boolean {
          return super.backupReady({ ...conditions, synchronized: true });
        }
      })(readings),
  },
  {
    name: 'a primary that waits for no multisite call',
    breaks: ['ready.primary.multisite-finished'],
    make: (readings) =>
      new (class extends RightPair {
        protected override primaryReady(conditions: Conditions): boolean {
          return super.primaryReady({ ...conditions, finished: true });
        }
      })(readings),
  },
  {
    name: 'members that need no HA connection to be ready',
    breaks: connection,
    make: (readings) =>
      new (class extends RightPair {
        protected override primaryReady(conditions: Conditions): boolean {
          return super.primaryReady({ ...conditions, connected: true });
        }
        protected override backupReady(conditions: Conditions): boolean {
          return super.backupReady({ ...conditions, connected: true });
        }
      })(readings),
  },
  {
    name: 'members that are never ready',
    breaks: ['ready.primary.all', 'ready.backup.all'],
    make: (readings) =>
      new (class extends RightPair {
        protected override primaryReady(): boolean {
          return false;
        }
        protected override backupReady(): boolean {
          return false;
        }
      })(readings),
  },
  {
    name: 'a backup that waits for the 60 s too',
    breaks: ['ready.backup.all'],
    make: (readings) =>
      new (class extends RightPair {
        protected override backupReady(conditions: Conditions): boolean {
          return super.backupReady(conditions) && conditions.settled;
        }
      })(readings),
  },
  {
    name: 'a primary that is ready for upgrade when it is ready for switchover',
    breaks: ['ready.upgrade.primary-never'],
    afterRoleChange: ['ready.upgrade.follows-role'],
    make: (readings) =>
      new (class extends RightPair {
        protected override readyForUpgrade(role: 'primary' | 'backup', conditions: Conditions): boolean {
          return role === 'backup' || this.primaryReady(conditions);
        }
      })(readings),
  },
  {
    name: 'a backup that is ready for upgrade only with an HA connection',
    breaks: ['ready.upgrade.backup-always'],
    afterRoleChange: ['ready.upgrade.follows-role'],
    make: (readings) =>
      new (class extends RightPair {
        protected override readyForUpgrade(role: 'primary' | 'backup', { connected }: Conditions): boolean {
          return role === 'backup' && connected;
        }
      })(readings),
  },
];
