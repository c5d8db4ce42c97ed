import { type Command, Option } from 'commander';
import { directoryName, wholeNumberFrom } from './option-values.ts';

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
    .addOption(
      new Option('--report-dir <directory>', 'where self-test.json goes').default('reports').argParser(directoryName),
    )
    .addOption(
      new Option(
        '--noise <seeds>',
        'instead, run some of them in real time with noise, with this many seeds',
      ).argParser(wholeNumberFrom(1)),
    )
    .option('--write-document <file>', 'regenerate docs/self-test.md')
    .option('--check-document <file>', 'fail if docs/self-test.md is out of date');
}
