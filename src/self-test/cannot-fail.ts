import type { Scenario } from '../requirements/feature-files.ts';

interface CannotFail {
  readonly requirement: string;
  readonly name: RegExp;
  readonly because: string;
}

/** The scenarios that no wrong server can fail, and why. Every other one must be shown to. */
const explained: readonly CannotFail[] = [
  {
    requirement: 'procedure.upgrade-backup',
    name: /^Step 2 does not touch a backup that was not checked$/,
    because: 'the order of the steps is inside the tool, and what is wrong on purpose stands between it and the pair',
  },
  {
    requirement: 'sync.missing-after-link-loss',
    name: /^Calls that ended without an HA connection may leave the backup or stay$/,
    because: 'it reports which reading the server follows, and each is allowed',
  },
  {
    requirement: 'sync.missing-after-restart',
    name: /with 0 calls in progress/,
    because: 'where there is no call, none can be missing',
  },
  {
    requirement: 'sync.version-gate',
    name: /^Build (8\.1\.102\.12|8\.1\.102\.6|8\.1\.101\.99|8\.1\.11\.0|8\.1\.9\.99|8\.0\.400\.60) is not judged/,
    because: 'whatever the page of a build before 8.1.102.13 looks like, the document says nothing about it',
  },
  {
    requirement: 'switch.double-failure',
    name: /^A (switchover|failover) /,
    because: 'the calls that it counts are lost by the order, and not held against the server',
  },
];

/** Why no wrong server can fail this scenario; undefined where one must. */
export function whyItCannotFail({ requirements, name }: Scenario): string | undefined {
  return explained.find((one) => requirements.includes(one.requirement) && one.name.test(name))?.because;
}
