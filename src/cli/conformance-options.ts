import { parse } from '@cucumber/tag-expressions';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { containerPerRule, type TagExpression, type Wanted } from '../run/plan-run.ts';
import type { Shard } from '../run/select-scenarios.ts';
import { directoryName, several, wholeNumberFrom } from './option-values.ts';
import { addTargetOptions, type TargetOptions } from './target-options.ts';

export interface ConformanceOptions extends TargetOptions {
  readonly requirement?: readonly string[];
  readonly tags?: TagExpression;
  readonly scenario?: readonly string[];
  readonly perRule?: number;
  readonly shard?: Shard;
  readonly list?: true;
  readonly parallel?: number;
  readonly reportDir: string;
  readonly json?: true;
}

export function addConformanceOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--requirement <slug>',
        "only this requirement, or those of a pattern such as 'option.*' (repeatable)",
      ).argParser(several),
    )
    .addOption(
      new Option('--tags <expression>', "only scenarios with these tags, such as '@boundary and not @slow'").argParser(
        tagExpression,
      ),
    )
    .addOption(
      new Option(
        '--scenario <file:line>',
        'only this scenario, or those of a file or directory (repeatable)',
      ).argParser(several),
    )
    .addOption(
      new Option(
        '--per-rule <n>',
        `only the first n scenarios of each rule, of an outline only the first row, and each side of a boundary (default for container: ${containerPerRule})`,
      ).argParser(wholeNumberFrom(1)),
    )
    .addOption(new Option('--shard <i/n>', 'only the i-th of n equal shards').argParser(shard))
    .option('--list', 'list what would run, without running it')
    .addOption(new Option('--parallel <n>', 'run at most n scenarios in parallel').argParser(wholeNumberFrom(1)))
    .addOption(
      new Option('--report-dir <directory>', 'directory for the reports').default('reports').argParser(directoryName),
    )
    .option('--json', 'print only conformance.json on standard output');
  return addTargetOptions(command);
}

export function wanted({ requirement = [], tags, scenario = [], perRule, shard: part }: ConformanceOptions): Wanted {
  return { requirements: requirement, tags, scenarios: scenario, perRule, shard: part };
}

function tagExpression(text: string): TagExpression {
  if (text.trim() === '')
    throw new InvalidArgumentError("Expected a tag expression such as '@boundary and not @slow'.");
  try {
    const node = parse(text);
    return { text, matches: (tags) => node.evaluate([...tags]) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidArgumentError(`Expected a tag expression such as '@boundary and not @slow'. ${why}`);
  }
}

function shard(value: string): Shard {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (index < 1 || index > of) throw new InvalidArgumentError('Expected i/n with i from 1 to n, such as 1/4.');
  return { index, of };
}
