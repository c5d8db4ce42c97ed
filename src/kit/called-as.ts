import { isInstalled } from './package-info.ts';

/** How the command was called: what decides which words call it again. */
export interface Call {
  readonly installed: boolean;
  /** The path of the program, as Node was given it. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const thisCall: Call = { installed: isInstalled, program: process.argv[1] ?? '', environment: process.env };

/**
 * What a reader types to run the `conformance` command again, up to its options: in the repository, where the package is
 * installed, where it is installed for the whole machine, and outside of a container that the kit runs in.
 */
export function conformanceCommand(call: Call = thisCall): string {
  return commandLine('conformance', call);
}

/** The same of the `explore` command. */
export function exploreCommand(call: Call = thisCall): string {
  return commandLine('explore', call);
}

function commandLine(command: string, { installed, program, environment }: Call): string {
  const outside = environment['SIP_HA_CALLED_AS'];
  if (outside !== undefined && outside !== '') return `${outside} ${command}`;
  if (!installed) return `npm run ${command} --`;
  // `npx sip-ha` where it is not installed would ask a registry for a package of that name.
  const inProject = environment['npm_execpath'] !== undefined || /[\\/]node_modules[\\/]\.bin[\\/]/.test(program);
  return `${inProject ? 'npx ' : ''}sip-ha ${command}`;
}
