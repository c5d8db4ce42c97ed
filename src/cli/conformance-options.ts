import { parse } from '@cucumber/tag-expressions';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Shard } from '../run/select-scenarios.ts';
import { type TargetName, targetNames } from '../targets/index.ts';
import { suggestion } from './usage-error.ts';

export interface ConformanceOptions {
  readonly target: TargetName;
  readonly requirement: readonly string[];
  readonly tags?: TagExpression;
  readonly scenario: readonly string[];
  readonly perRule?: number;
  readonly shard?: Shard;
  readonly list?: true;
  readonly parallel?: number;
  readonly reportDir: string;
  readonly json?: true;
  readonly deviation?: string;
  readonly reading: readonly string[];
  readonly imageSettings?: string;
  readonly rate?: number;
  readonly grace?: number;
  readonly resolution?: number;
  readonly settle?: number;
}

interface TagExpression {
  readonly text: string;
  readonly matches: (tags: readonly string[]) => boolean;
}

/** What `--target process` runs at unless told otherwise: wall clock, as only there every pause of a second can be told. */
export const defaultRate = 1;

/**
 * What `--target container` runs of each rule unless scenarios or tags are chosen: a pair of containers costs two cores a
 * second, and its rows differ in numbers that the other targets check; docs/container-target.md.
 */
export const containerPerRule = 3;

export function addConformanceOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  return command
    .addOption(
      new Option('--target <name>', `what to check: ${targetNames.join(', ')}`).default('mock').argParser(targetName),
    )
    .addOption(new Option('--requirement <slug>', 'only this requirement (repeatable)').default([]).argParser(several))
    .addOption(
      new Option('--tags <expression>', "only scenarios with these tags, as '@boundary and not @slow'").argParser(
        tagExpression,
      ),
    )
    .addOption(new Option('--scenario <file:line>', 'only this scenario (repeatable)').default([]).argParser(several))
    .addOption(
      new Option(
        '--per-rule <n>',
        `only the first n scenarios of each rule, of an outline its first row (default for container: ${containerPerRule})`,
      ).argParser(wholeNumber(1)),
    )
    .addOption(new Option('--shard <i/n>', 'only the i-th of n equal parts').argParser(shard))
    .option('--list', 'say what would run, and run nothing')
    .addOption(new Option('--parallel <n>', 'at most so many scenarios side by side').argParser(wholeNumber(1)))
    .addOption(
      new Option('--report-dir <directory>', 'where the reports go').default('reports').argParser(reportDirectory),
    )
    .option('--json', 'print conformance.json on standard output, and nothing else there')
    .addOption(
      new Option(
        '--deviation <name>',
        'make the pair, or the upgrade tool, wrong on purpose, to see that the suite notices: docs/self-test.md lists them',
      ).argParser(deviation),
    )
    .addOption(
      new Option('--reading <point=choice>', 'how the pair shall read an open point, as A14=yes (repeatable)')
        .default([])
        .argParser(readingOfPoint),
    )
    .option('--image-settings <file>', "container: a vendor's own image in place of the kit's, as the file says")
    .addOption(
      new Option(
        '--rate <k>',
        `process: so many seconds of the target in one real second (default: ${defaultRate}, wall clock)`,
      ).argParser(number(1, 60)),
    )
    .addOption(
      new Option('--grace <seconds>', "how late a page may show a change, on the target's clock").argParser(
        number(0, 3600),
      ),
    )
    .addOption(
      new Option('--resolution <seconds>', "how close to a boundary a look must come, on the target's clock").argParser(
        number(0, 3600),
      ),
    )
    .addOption(
      new Option('--settle <seconds>', "how long a change of roles may take, on the target's clock").argParser(
        number(0, 3600),
      ),
    );
}

function targetName(value: string): TargetName {
  const known = targetNames.find((name) => name === value);
  if (known !== undefined) return known;
  throw new InvalidArgumentError(`Expected one of ${targetNames.join(', ')}${suggestion(value, targetNames)}`);
}

function reportDirectory(value: string): string {
  if (value.trim() !== '') return value;
  throw new InvalidArgumentError('Expected the name of a directory.');
}

function deviation(name: string, before: string | undefined): string {
  if (before === undefined) return name;
  throw new InvalidArgumentError(`It is given twice, with ${before} before: a pair is wrong in one way.`);
}

function readingOfPoint(setting: string, before: readonly string[]): readonly string[] {
  const [point = ''] = setting.split('=');
  if (!before.some((other) => other.startsWith(`${point}=`))) return [...before, setting];
  throw new InvalidArgumentError(`A reading of ${point} is given twice: a pair follows one.`);
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

function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    if (/^\d{1,6}$/.test(value) && Number(value) >= least) return Number(value);
    throw new InvalidArgumentError(`Expected a whole number from ${least}.`);
  };
}

function number(least: number, most: number): (value: string) => number {
  return (value) => {
    if (/^\d+(\.\d+)?$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    throw new InvalidArgumentError(`Expected a number from ${least} to ${most}.`);
  };
}
