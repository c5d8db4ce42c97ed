import { type Command, InvalidArgumentError, Option } from 'commander';

export interface SelfTestOptions {
  readonly deviation?: string;
  readonly explain?: string;
  readonly json?: true;
  readonly reportDir: string;
  readonly noise?: number;
  readonly writeDocument?: string;
  readonly checkDocument?: string;
}

export function addSelfTestOptions(command: Command): Command {
  return command
    .option('--deviation <glob>', 'only servers, wrong or right, with matching names, such as "ready-*"')
    .option('--explain <name>', 'say what is wrong with one server and how the suite finds it')
    .option('--json', 'print only self-test.json on standard output')
    .option('--report-dir <directory>', 'where self-test.json goes', 'reports')
    .addOption(
      new Option(
        '--noise <seeds>',
        'instead, run some of them in real time with noise, with this many seeds',
      ).argParser(seedCount),
    )
    .option('--write-document <file>', 'regenerate docs/self-test.md')
    .option('--check-document <file>', 'fail if docs/self-test.md is out of date');
}

function seedCount(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Expected a whole number from 1.');
}
