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
    .option('--deviation <glob>', 'only the servers, wrong or right, whose names fit, as "ready-*"')
    .option('--explain <name>', 'say what is the matter with one server and how the suite finds it')
    .option('--json', 'print self-test.json on standard output, and nothing else there')
    .option('--report-dir <directory>', 'where self-test.json goes', 'reports')
    .addOption(
      new Option(
        '--noise <seeds>',
        'instead, try some of them on the wall clock under noise, with so many seeds',
      ).argParser(seedCount),
    )
    .option('--write-document <file>', 'write docs/self-test.md anew')
    .option('--check-document <file>', 'fail if docs/self-test.md is not what this run would write');
}

function seedCount(value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Expected a whole number from 1.');
}
