import { type Command, InvalidArgumentError, Option } from 'commander';
import { directoryName, several, wholeNumberFrom } from './option-values.ts';
import { addTargetOptions, type TargetOptions } from './target-options.ts';

export interface ExploreOptions extends TargetOptions {
  readonly requirement?: readonly string[];
  readonly seed?: number;
  readonly runs?: number;
  /** In seconds. */
  readonly for?: number;
  readonly parallel?: number;
  readonly writeFeature?: string;
  readonly reportDir: string;
  readonly json?: true;
}

export function addExploreOptions(command: Command): Command {
  command
    .addOption(
      new Option('--requirement <slug>', 'only findings about this requirement (repeatable)').argParser(several),
    )
    .addOption(
      new Option('--seed <n>', 'draw the histories of this seed (default: that of the day)').argParser(
        wholeNumberFrom(0),
      ),
    )
    .addOption(
      new Option('--runs <n>', 'so many histories (default: until every reachable pair is covered)').argParser(
        wholeNumberFrom(1),
      ),
    )
    .addOption(
      new Option('--for <time>', 'begin no more histories after this time, such as 90s, 30m or 2h').argParser(duration),
    )
    .addOption(new Option('--parallel <n>', 'run at most n histories in parallel').argParser(wholeNumberFrom(1)))
    .addOption(
      new Option('--write-feature <directory>', 'write each finding as a feature file into this directory').argParser(
        directoryName,
      ),
    )
    .addOption(
      new Option('--report-dir <directory>', 'directory for the reports').default('reports').argParser(directoryName),
    )
    .option('--json', 'print only conformance.json on standard output');
  return addTargetOptions(command);
}

const secondsOf = { s: 1, m: 60, h: 3600 } as const;

function duration(value: string): number {
  const [, count = '', unit = ''] = /^(\d{1,5})([smh])$/.exec(value) ?? [];
  if (unit === 's' || unit === 'm' || unit === 'h') return Number(count) * secondsOf[unit];
  throw new InvalidArgumentError('Expected a time such as 90s, 30m or 2h.');
}
