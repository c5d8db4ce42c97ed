/** The command line: `sip-ha <command>`, one file a command. */

import { Command, CommanderError } from 'commander';
import { failureWords, showWhere } from '../kit/failure-words.ts';
import { packageVersion } from '../kit/package-info.ts';
import { UsageError } from '../kit/usage-error.ts';
import { exitCodes, usageExitCode } from '../verdict/exit-code.ts';
import { completion, shells } from './completion.ts';
import { conformance } from './conformance.ts';
import { addConformanceOptions, type ConformanceOptions } from './conformance-options.ts';
import { addExploreOptions, type ExploreOptions } from './explore-options.ts';
import { refuseOptionsKeptByNpm } from './npm-options.ts';
import { discardOldReports } from './old-reports.ts';
import type { Output } from './output.ts';
import { addSelfTestOptions, type SelfTestOptions } from './self-test-options.ts';
import { refuseMistyped } from './typed-arguments.ts';

/** @returns the exit code; never throws */
export async function main(args: readonly string[], output: Output): Promise<number> {
  let exitCode = 0;
  const program = new Command('sip-ha')
    .description('Checks a pair of SIP Servers against the document on upgrading an HA pair.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.out.write(text), writeErr: (text) => output.err.write(text) });
  addConformanceOptions(program.command('conformance'))
    .description('run the features against a target and judge every requirement')
    .addHelpText('after', exitCodeHelp)
    .action(async (options: ConformanceOptions) => {
      exitCode = await conformance(options, output);
    });
  addExploreOptions(program.command('explore'))
    .description('generate histories of a pair, judge every one, and make what fails as short as it can be')
    .action(async (options: ExploreOptions) => {
      const { exploreCommandLine } = await import('./explore.ts');
      exitCode = await exploreCommandLine(options, output);
    });
  addSelfTestOptions(program.command('self-test'))
    .description('run the features against servers that are wrong on purpose, and against unusual right ones')
    .action(async (options: SelfTestOptions) => {
      // It knows every wrong server: two hundred files that no other command needs.
      const { selfTest } = await import('./self-test.ts');
      exitCode = await selfTest(options, output);
    });
  program
    .command('completion')
    .argument('<shell>', shells.join(', '))
    .description('print what makes a shell complete commands, options and names')
    .action(async (shell: string) => {
      output.out.write(await completion(shell, program));
    });
  for (const command of program.commands)
    command.option('--debug', 'after a failure of the kit itself, show where it failed');
  try {
    if (args.includes('--debug')) showWhere();
    refuseMistyped(args);
    const command = program.commands.find((one) => one.name() === args[0]);
    if (command !== undefined) refuseOptionsKeptByNpm(command, args);
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    const failed = explain(error, output);
    if (failed === usageExitCode) await discardOldReports(args);
    return failed;
  }
}

const exitCodeHelp = `
Exit codes: 0 conformant in what was selected (everything by default), 1 not conformant,
2 inconclusive, 3 the target, the set-up or the kit broke, 64 wrong usage, 129, 130 or 143 interrupted.
Each shard judges only its own part: all of them must exit with 0.`;

function explain(error: unknown, { err }: Output): number {
  // Commander has written what it has to say already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode;
  const usage = error instanceof UsageError;
  err.write(`sip-ha: ${usage ? error.message : failureWords(error)}\n`);
  return usage ? usageExitCode : exitCodes.broken;
}
