import { type Command, InvalidArgumentError, Option } from 'commander';
import { fromWhereOneStands } from '../kit/standing-directory.ts';
import { suggestion } from '../kit/usage-error.ts';
import { defaultRate, type TargetRequest } from '../run/run-target.ts';
import { type TargetName, targetNames } from '../targets/index.ts';
import { numberFrom } from './option-values.ts';

/** The options that say which target, in what state and with what tolerances: the same for every command that needs one. */
export interface TargetOptions {
  readonly target: TargetName;
  readonly controlUrl?: string;
  readonly deviation?: string;
  readonly reading?: readonly string[];
  readonly imageSettings?: string;
  readonly rate?: number;
  readonly grace?: number;
  readonly resolution?: number;
  readonly settle?: number;
}

export function addTargetOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--target <name>', `what to check: ${targetNames.join(', ')}`).default('mock').argParser(targetName),
    )
    .addOption(
      new Option(
        '--control-url <url>',
        'check the pair behind a control server that is already running, as http://127.0.0.1:9000; its token is taken from SIP_HA_CONTROL_TOKEN',
      )
        .conflicts('target')
        .argParser(controlUrl),
    )
    .addOption(
      new Option(
        '--deviation <name>',
        'use a pair, or an upgrade tool, that is wrong on purpose; docs/self-test.md lists them',
      ).argParser(deviation),
    )
    .addOption(
      new Option(
        '--reading <point=choice>',
        'how the pair reads an open point, such as A14=yes (repeatable)',
      ).argParser(readingOfPoint),
    )
    .addOption(
      new Option('--image-settings <file>', "container: use a vendor's own image, as described in the file").argParser(
        (file: string) => fromWhereOneStands(file),
      ),
    )
    .addOption(
      new Option(
        '--rate <k>',
        `process: speed of the target's clock as a multiple of real time (default: ${defaultRate}, wall clock)`,
      ).argParser(numberFrom(1, 60)),
    )
    .addOption(
      new Option('--grace <seconds>', "how late a page may show a change, on the target's clock").argParser(
        numberFrom(0, 3600),
      ),
    )
    .addOption(
      new Option(
        '--resolution <seconds>',
        "how close to a boundary the kit must look, on the target's clock",
      ).argParser(numberFrom(0, 3600)),
    )
    .addOption(
      new Option('--settle <seconds>', "how long a change of roles may take, on the target's clock").argParser(
        numberFrom(0, 3600),
      ),
    );
}

export function targetRequest(options: TargetOptions): TargetRequest {
  const { controlUrl, deviation, reading: readings = [], imageSettings, rate, grace, resolution, settle } = options;
  const target = controlUrl === undefined ? options.target : 'control-url';
  return { target, controlUrl, deviation, readings, imageSettings, rate, grace, resolution, settle };
}

function targetName(value: string): TargetName {
  const known = targetNames.find((name) => name === value);
  if (known !== undefined) return known;
  throw new InvalidArgumentError(`Expected one of ${targetNames.join(', ')}${suggestion(value, targetNames)}`);
}

function controlUrl(value: string): string {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('Expected a URL that begins with http://, such as http://127.0.0.1:9000.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new InvalidArgumentError(
      'Expected a base URL alone: no user, no query. The token goes into SIP_HA_CONTROL_TOKEN.',
    );
  return value;
}

function deviation(name: string, before: string | undefined): string {
  if (before === undefined) return name;
  throw new InvalidArgumentError(`It is given twice, first as ${before}: a pair is wrong in one way only.`);
}

function readingOfPoint(setting: string, before: readonly string[] = []): readonly string[] {
  const [point = ''] = setting.split('=');
  if (!before.some((other) => other.startsWith(`${point}=`))) return [...before, setting];
  throw new InvalidArgumentError(`A reading of ${point} is given twice: a pair follows only one.`);
}
